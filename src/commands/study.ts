import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { InvalidInput } from '#model/problem.ts';
import { studyEffectFile, studySurvivalFile, type Controls } from '#queries/store.server.ts';
import { defineCommand, type Context, type Values } from '#commands/command.ts';

/** `study effect|survival`: the programme's estimators on any file, to be checked against other tools. */
export const command = defineCommand({
  name: 'study',
  usage: 'effect --panel FILE [--controls never|notyet] | survival --file FILE [--until TIME]',
  help: [
    'Estimate on a table of your own, CSV or Parquet; prints JSON.',
    'effect: Callaway–Sant’Anna group-time effects of joining; columns unit, period, cohort, outcome',
    '(cohort: first period of having joined; empty, 0 or never for units that do not).',
    'survival: Kaplan–Meier by group; columns time, event (1 = it happened, 0 = last seen waiting, 2 and up = another end),',
    'and group if there are several.'
  ].join('\n'),
  options: {
    panel: { type: 'string' },
    controls: { type: 'string' },
    file: { type: 'string' },
    until: { type: 'string' }
  },
  local: true,
  async run({ values, positionals }, context) {
    const [what, ...rest] = positionals;
    if (rest.length > 0) throw new InvalidInput(`unexpected argument: ${rest[0]}`);
    if (what === 'effect') {
      const file = fileOf('panel', values, context);
      context.out(JSON.stringify(await studyEffectFile(file, controlsOf(values))));
    } else if (what === 'survival') {
      const file = fileOf('file', values, context);
      context.out(JSON.stringify(await studySurvivalFile(file, untilOf(values))));
    } else throw new InvalidInput(`unknown study: ${what ?? 'none'} (known: effect, survival)`);
    return 0;
  }
});

function fileOf(name: 'panel' | 'file', values: Values, { cwd }: Context): string {
  const given = values[name];
  if (typeof given !== 'string') throw new InvalidInput(`no ${name} given`, { field: name });
  const file = resolve(cwd, given);
  if (!existsSync(file)) throw new InvalidInput(`no such file: ${given}`, { field: name });
  return file;
}

function controlsOf({ controls }: Values): Controls {
  if (controls === undefined || controls === 'notyet') return 'notyet';
  if (controls === 'never') return 'never';
  throw new InvalidInput(`unknown controls: ${String(controls)} (known: never, notyet)`, {
    field: 'controls'
  });
}

function untilOf({ until }: Values): number | undefined {
  if (until === undefined) return undefined;
  const time = Number(until);
  if (typeof until === 'string' && until.trim() !== '' && time > 0) return time;
  throw new InvalidInput(`invalid until: ${String(until)} (a time above 0)`, { field: 'until' });
}
