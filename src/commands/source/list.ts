import type { Context, Values } from '#commands/command.ts';
import { connectors } from '#ingest/connectors/index.ts';
import { connectionText } from '#model/connection.ts';
import { listSources, type SourceRow } from '#queries/store.server.ts';
import { textOf } from './named.ts';

/** `source list`: feeds with how they are connected and how they are. */
export async function list(
  _: string | undefined,
  values: Values,
  context: Context
): Promise<number> {
  const rows = await listSources(await context.store(), {
    unit: textOf(values, 'unit') ?? null,
    now: new Date()
  });
  if (context.json) context.out(JSON.stringify(rows.map(withSentences)));
  else if (rows.length === 0) context.out('no sources yet');
  else for (const row of rows) for (const line of linesOf(row)) context.out(line);
  return 0;
}

const labelOf = ({ connector, kind }: SourceRow): string =>
  connectors.get(connector ?? '')?.label ?? connector ?? kind;

/** A row with the sentence of its trouble in both languages. */
function withSentences(row: SourceRow) {
  const { pull } = row;
  if (pull === null || pull.error === null) return row;
  const words = { platform: labelOf(row), value: pull.error_value ?? '' };
  const message = {
    fr: connectionText(pull.error_code, 'fr', words) ?? pull.error,
    en: connectionText(pull.error_code, 'en', words) ?? pull.error
  };
  return { ...row, pull: { ...pull, message } };
}

function linesOf(row: SourceRow): string[] {
  const { pull } = row;
  const facts = [
    row.paused ? 'paused' : null,
    row.last_order_at === null ? 'no orders yet' : `last order ${minute(row.last_order_at)}`,
    row.last_success_at === null ? null : `last heard of ${minute(row.last_success_at)}`,
    row.pull_every_hours === null ? null : `pulled every ${row.pull_every_hours} h`,
    row.keys_n === 0 ? null : `${row.keys_n} keys`,
    row.quarantined_n === 0 ? null : `${row.quarantined_n} rows in quarantine`
  ].filter((fact) => fact !== null);
  return [
    `${row.unit}  ${row.name}  ${labelOf(row)}${row.sample ? ' (sample)' : ''}: ${facts.join(', ')}`,
    ...(row.silent_since === null
      ? []
      : [
          `    silent since ${minute(row.silent_since)}; about ${Math.round(row.expected_n ?? 0)} orders expected by then`
        ]),
    ...(pull === null ? [] : pullLines(pull))
  ];
}

function pullLines(pull: NonNullable<SourceRow['pull']>): string[] {
  const done = `${pull.records_n}${pull.expected_n === null ? '' : ` of ${pull.expected_n}`} records`;
  if (pull.status === 'failed')
    return [`    pull failed ${pull.failures_n} times in a row, at ${done}: ${pull.error}`];
  if (pull.status === 'running')
    return [`    pull at ${done} since ${minute(pull.started_at ?? '')}`];
  return [`    last pull ${minute(pull.last_success_at ?? '')}, ${done}`];
}

const minute = (instant: string): string => instant.slice(0, 16).replace('T', ' ');
