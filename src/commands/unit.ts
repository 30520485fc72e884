import { defineCommand } from '#commands/command.ts';
import { refusedLines } from '#commands/import/report.ts';
import { importRows } from '#ingest/import.ts';
import { InvalidInput } from '#model/problem.ts';

const columns = [
  'kind',
  'name',
  'siren',
  'siret',
  'sector',
  'area',
  'zone',
  'currency',
  'grain',
  'enterprises_n',
  'opened_on',
  'closed_on',
  'online_declared',
  'online_from',
  'moved_on'
] as const;

const option = (column: string): string => column.replaceAll('_', '-');

/** `unit add CODE`: one shop or panel by hand, or new values for one; an import like any other, so it can be undone. */
export const command = defineCommand({
  name: 'unit',
  usage: `add CODE ${columns.map((column) => `[--${option(column)} V]`).join(' ')}`,
  help: 'Add a shop or a panel, or change one: sector, area (commune code), SIRET, opening days.',
  options: Object.fromEntries(columns.map((column) => [option(column), { type: 'string' }])),
  async run({ values, positionals: [action, code] }, context) {
    if (action !== 'add') throw new InvalidInput(`unknown action: ${action ?? ''} (known: add)`);
    if (code === undefined) throw new InvalidInput('no code of the unit given', { field: 'unit' });
    const given = columns.flatMap((column) => {
      const value = values[option(column)];
      return typeof value === 'string' ? [[column, value]] : [];
    });
    const report = await importRows(
      { store: await context.store(), secret: context.secret },
      'units',
      [{ unit: code, ...Object.fromEntries(given) }],
      'unit add'
    );
    if (context.json) context.out(JSON.stringify(report));
    else
      for (const line of refusedLines(report.quarantined, report.quarantined_n)) context.out(line);
    if (report.quarantined_n > 0) return 3;
    if (!context.json)
      context.out(
        `unit ${code}: ${report.accepted_n > 0 ? 'added' : report.updated_n > 0 ? 'changed' : 'as it was'}`
      );
    return 0;
  }
});
