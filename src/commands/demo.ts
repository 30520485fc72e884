import { defineCommand, type Context, type Values } from '#commands/command.ts';
import { demoDefaults, type DemoOptions } from '#ingest/demo/generate.ts';
import { loadDemo, loadReal } from '#ingest/demo/load.ts';
import type { ImportReport } from '#ingest/import.ts';

/** `demo`: made-up shops, marked as sample, or the real sample of the repository, through the import door. */
export const command = defineCommand({
  name: 'demo',
  usage: '[--units N] [--from D] [--until D] [--seed S] [--real]',
  help: `Load ${demoDefaults.units} made-up shops, marked as sample; with --real the public data in the repository instead.`,
  options: {
    units: { type: 'string' },
    from: { type: 'string' },
    until: { type: 'string' },
    seed: { type: 'string' },
    real: { type: 'boolean' }
  },
  async run({ values }, context) {
    const door = {
      store: await context.store(),
      secret: context.secret,
      on_progress: context.progress,
      signal: context.signal
    };
    const reports =
      values['real'] === true
        ? await loadReal(door)
        : [await loadDemo({ ...door, options: optionsOf(values) })];
    if (context.json) context.out(JSON.stringify(values['real'] === true ? reports : reports[0]));
    else for (const report of reports) say(report, context);
    return 0;
  }
});

function optionsOf(values: Values): Partial<DemoOptions> {
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  const units = text('units');
  const seed = text('seed');
  const from = text('from');
  const until = text('until');
  return {
    ...(units === undefined ? {} : { units: Number(units) }),
    ...(seed === undefined ? {} : { seed: Number(seed) }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until })
  };
}

function say(report: ImportReport, { out }: Context): void {
  const rows = report.files.map((file) => `${file.name} ${file.rows_n}`).join(', ');
  out(
    `import ${report.import_id}: read ${report.read_n}, accepted ${report.accepted_n}, updated ${report.updated_n}, duplicate ${report.duplicate_n}, quarantined ${report.quarantined_n} (${rows})`
  );
  out(`take it back with: npm run vitrine -- imports undo ${report.import_id}`);
}
