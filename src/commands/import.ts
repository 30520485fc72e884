import { resolve } from 'node:path';
import { defineCommand, type Context, type Values } from '#commands/command.ts';
import { connectors } from '#ingest/connectors/index.ts';
import { importFiles, type ImportReport } from '#ingest/import.ts';
import { mappingNames } from '#ingest/mapping/read.ts';
import { InvalidInput } from '#model/problem.ts';
import { fileLines, refusedLines, summary } from '#commands/import/report.ts';

/** `import`: files into the store, all or nothing; bad rows to quarantine. */
export const command = defineCommand({
  name: 'import',
  usage: 'FILE… [--mapping NAME|FILE] [--as KIND] [--unit ID] [--source NAME] [--dry-run]',
  help: `Import orders, takings, visits, units, areas, sectors or usual turnover from CSV, XLSX, JSON or Parquet. Mappings: ${mappingNames().join(', ')}, or a file; platforms’ own files by the name of the platform: ${[...connectors.keys()].join(', ')}.`,
  options: {
    mapping: { type: 'string' },
    as: { type: 'string' },
    unit: { type: 'string' },
    source: { type: 'string' },
    'dry-run': { type: 'boolean' }
  },
  async run({ values, positionals }, context) {
    if (positionals.length === 0) throw new InvalidInput('no files given', { field: 'files' });
    const mapping = text(values, 'mapping');
    const report = await importFiles({
      store: await context.store(),
      files: positionals.map((path) => resolve(context.cwd, path)),
      mapping:
        mapping === undefined || isShipped(mapping) ? mapping : resolve(context.cwd, mapping),
      as: text(values, 'as'),
      unit: text(values, 'unit'),
      source: text(values, 'source'),
      dry_run: values['dry-run'] === true,
      secret: context.secret,
      on_progress: context.progress,
      signal: context.signal
    });
    if (context.json) context.out(JSON.stringify(report));
    else say(report, context);
    return report.quarantined_n > 0 && report.quarantined_n === report.read_n ? 3 : 0;
  }
});

const isShipped = (name: string): boolean => mappingNames().includes(name) || connectors.has(name);

const text = (values: Values, name: string): string | undefined =>
  typeof values[name] === 'string' ? values[name] : undefined;

function say(report: ImportReport, { out }: Context): void {
  for (const line of fileLines(report)) out(line);
  for (const { kind, rows } of report.preview) {
    out(`first rows of ${kind}, as understood:`);
    for (const row of rows)
      out(
        `  ${JSON.stringify(Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)))}`
      );
  }
  for (const line of refusedLines(report.quarantined, report.quarantined_n)) out(line);
  out(summary(report));
  if (report.dry_run) out('dry run: nothing was written');
  else if (report.accepted_n + report.updated_n > 0)
    out(`take it back with: npm run vitrine -- imports undo ${report.import_id}`);
}
