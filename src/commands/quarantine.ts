import { defineCommand, type Context, type Values } from '#commands/command.ts';
import { refusedLines } from '#commands/import/report.ts';
import { sourceGiven, textOf } from '#commands/source/named.ts';
import { replay } from '#ingest/pull/replay.ts';
import { InvalidInput } from '#model/problem.ts';
import { isReason } from '#model/reason.ts';
import {
  listQuarantine,
  quarantineReasons,
  quarantineRow,
  type QuarantineReason,
  type Store,
  type Which
} from '#queries/store.server.ts';

/** Rows that a list shows, and reasons. */
const rows_shown_max = 200;
const reasons_shown_max = 50;

/** `quarantine list`, `replay`, `show`: the refused rows, and sending them through again. */
export const command = defineCommand({
  name: 'quarantine',
  usage: 'list | replay [--source NAME --unit CODE] [--code CODE] [--import ID] | show ID',
  help: 'List the rows that were refused and why, send them through again, for example after a shop was added or a word was given a meaning, or show one.',
  options: {
    import: { type: 'string' },
    source: { type: 'string' },
    unit: { type: 'string' },
    code: { type: 'string' }
  },
  async run({ values, positionals: [action, id] }, context) {
    if (action === 'show') return show(id, context);
    if (action !== 'list' && action !== 'replay')
      throw new InvalidInput(`unknown action: ${action ?? ''} (known: list, replay, show)`);
    const given = { ...importOf(values), ...codeOf(values) };
    const store = await context.store();
    const which = { ...given, ...(await sourceOf(store, values)) };
    return action === 'list' ? list(store, which, context) : again(store, which, context);
  }
});

async function list(store: Store, which: Which, { json, out }: Context): Promise<number> {
  const reasons = await quarantineReasons(store, { ...which, limit: reasons_shown_max });
  const { rows, rows_n } = await listQuarantine(store, { ...which, limit: rows_shown_max });
  if (json) out(JSON.stringify({ rows_n, reasons, rows }));
  else if (rows.length === 0) out('quarantine is empty');
  else {
    for (const reason of reasons) out(reasonLine(reason));
    out('');
    for (const line of refusedLines(rows, rows_n)) out(line);
  }
  return 0;
}

function reasonLine({ unit, source, rows_n, oldest_at, message }: QuarantineReason): string {
  const of = source === null ? '' : `  ${unit}  ${source}`;
  return `${rows_n}${of}  since ${oldest_at.slice(0, 10)}: ${message.en}`;
}

async function again(store: Store, which: Which, context: Context): Promise<number> {
  const done = await replay(
    { store, secret: context.secret, signal: context.signal, clock: { now: () => new Date() } },
    which
  );
  const taken_n = done.accepted_n + done.updated_n + done.duplicate_n;
  if (context.json) context.out(JSON.stringify(done));
  else if (taken_n + done.open_n === 0) context.out('nothing to replay');
  else
    context.out(
      `accepted ${done.accepted_n}, updated ${done.updated_n}, duplicate ${done.duplicate_n}, still refused ${done.open_n}`
    );
  return 0;
}

async function show(id: string | undefined, { json, out, store }: Context): Promise<number> {
  const row = await quarantineRow(await store(), numberOf(id, 'row'));
  if (json) {
    out(JSON.stringify(row));
    return 0;
  }
  const of = row.source === null ? '' : ` of ${row.source} of ${row.unit}`;
  out(`${row.kind}${of}, ${row.status} since ${row.created_at.slice(0, 16).replace('T', ' ')}`);
  out(row.message);
  for (const [name, value] of Object.entries(row.record))
    if (value !== null) out(`    ${name}: ${value}`);
  return 0;
}

const importOf = (values: Values): Which =>
  values['import'] === undefined ? {} : { import_id: numberOf(textOf(values, 'import'), 'import') };

function codeOf(values: Values): Which {
  const code = textOf(values, 'code');
  if (code === undefined) return {};
  if (!isReason(code)) throw new InvalidInput(`unknown code: ${code}`, { field: 'code' });
  return { code };
}

async function sourceOf(store: Store, values: Values): Promise<Which> {
  const name = textOf(values, 'source');
  if (name === undefined) return {};
  return { source_id: (await sourceGiven(store, name, values)).source_id };
}

function numberOf(text: string | undefined, field: string): number {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1)
    throw new InvalidInput(`invalid ${field}: ${text ?? ''}`, { field });
  return n;
}
