import { defineCommand, type Values } from '#commands/command.ts';
import { refusedLines } from '#commands/import/report.ts';
import { listQuarantine, replayQuarantine } from '#ingest/undo.ts';
import { InvalidInput } from '#model/problem.ts';

/** Rows that a list shows. */
const rows_shown_max = 200;

/** `quarantine list`, `quarantine replay`: the refused rows, and sending them through again. */
export const command = defineCommand({
  name: 'quarantine',
  usage: 'list | replay [--import ID]',
  help: 'List the rows that were refused, or send them through again, for example after a shop was added.',
  options: { import: { type: 'string' } },
  async run({ values, positionals: [action] }, context) {
    const of = importOf(values);
    if (action === 'list') {
      const { rows, rows_n } = await listQuarantine(await context.store(), {
        ...of,
        limit: rows_shown_max
      });
      if (context.json) context.out(JSON.stringify({ rows_n, rows }));
      else if (rows.length === 0) context.out('quarantine is empty');
      else for (const line of refusedLines(rows, rows_n)) context.out(line);
      return 0;
    }
    if (action !== 'replay')
      throw new InvalidInput(`unknown action: ${action ?? ''} (known: list, replay)`);
    const received_at = new Date().toISOString().replace('T', ' ').replace('Z', '');
    const outcomes = await replayQuarantine(await context.store(), {
      ...of,
      received_at,
      signal: context.signal
    });
    if (context.json)
      context.out(
        JSON.stringify(
          outcomes.map(({ staged: _, preview: __, quarantined: ___, ...counts }) => counts)
        )
      );
    else if (outcomes.length === 0) context.out('nothing to replay');
    else
      for (const it of outcomes)
        context.out(
          `import ${it.import_id}: read ${it.read_n}, accepted ${it.accepted_n}, updated ${it.updated_n}, duplicate ${it.duplicate_n}, still refused ${it.quarantined_n}`
        );
    return 0;
  }
});

function importOf(values: Values): { import_id?: number } {
  if (values['import'] === undefined) return {};
  const import_id = Number(values['import']);
  if (!Number.isInteger(import_id) || import_id < 1)
    throw new InvalidInput(`invalid import: ${String(values['import'])}`, { field: 'import' });
  return { import_id };
}
