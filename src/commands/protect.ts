import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { InvalidInput } from '#model/problem.ts';
import { protectTable, readTable, type TableCell } from '#queries/store.server.ts';
import { defineCommand, type Values } from '#commands/command.ts';
import { humanRows } from './protect/human.ts';

/** `protect --table FILE`: the hiding and its audit on any table, to be checked against other tools. */
export const command = defineCommand({
  name: 'protect',
  usage: '--table FILE [--p PERCENT] [--format json|csv]',
  help: [
    'Protect a table of your own: a CSV or Parquet file of contributions with the columns enterprise, row, column, value.',
    'Nested levels by more columns, the nearest first: row_parent, row_parent_2, column_parent, column_parent_2.',
    'A cell is hidden below 3 enterprises (A), from 85 % of one (O), or so that another cannot be worked out (D);',
    'min and max are the bounds that remain by linear program, needs and has the room above the true value.',
    'With --p, cells that fail the p % rule are hidden too; the room asked for is that of p, 10 without --p.'
  ].join('\n'),
  options: { table: { type: 'string' }, p: { type: 'string' }, format: { type: 'string' } },
  local: true,
  async run({ values, positionals }, context) {
    if (positionals.length > 0) throw new InvalidInput(`unexpected argument: ${positionals[0]}`);
    if (typeof values['table'] !== 'string')
      throw new InvalidInput('no table given', { field: 'table' });
    const file = resolve(context.cwd, values['table']);
    if (!existsSync(file))
      throw new InvalidInput(`no such file: ${values['table']}`, { field: 'table' });
    const format = formatOf(values, context.json);
    const percent = percentOf(values);
    const cells = await protectTable(await readTable(file), {
      percent: percent ?? 10,
      strict: percent !== null
    });
    if (format === 'json') context.out(JSON.stringify(cells));
    else if (format === 'csv') for (const line of csvOf(cells)) context.out(line);
    else for (const line of humanRows(cells)) context.out(line);
    return 0;
  }
});

function formatOf(values: Values, json: boolean): 'json' | 'csv' | null {
  const given = values['format'] ?? (json ? 'json' : null);
  if (given === null || given === 'json' || given === 'csv') return given;
  throw new InvalidInput(`unknown format: ${String(given)} (known: json, csv)`, {
    field: 'format'
  });
}

function percentOf({ p }: Values): number | null {
  if (p === undefined) return null;
  const percent = Number(p);
  if (typeof p === 'string' && p.trim() !== '' && percent > 0 && percent <= 100) return percent;
  throw new InvalidInput(`invalid p: ${String(p)} (percent, above 0, at most 100)`, { field: 'p' });
}

const columns = [
  'row',
  'column',
  'value',
  'status',
  'enterprises_n',
  'min',
  'max',
  'needs',
  'has'
] as const;

function csvOf(cells: readonly TableCell[]): string[] {
  const quoted = (text: string) =>
    /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return [
    columns.join(','),
    ...cells.map((cell) => columns.map((name) => quoted(String(cell[name] ?? ''))).join(','))
  ];
}
