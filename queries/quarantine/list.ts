import type { Text } from '#model/metric.ts';
import { NotFound } from '#model/problem.ts';
import { reasonText } from '#model/reason.ts';
import { literal } from '#queries/facts/text.ts';
import type { RefusedRow } from '#queries/facts/batch.ts';
import type { Store } from '#queries/store.ts';
import groupsSql from './groups.sql?raw';
import rowSql from './row.sql?raw';

/** Which rows of quarantine are meant; nothing given: all open ones. */
export type Which = { import_id?: number; source_id?: number; code?: string };

/** A row in quarantine, as listed. */
export type QuarantineRow = RefusedRow & { quarantine_id: number; import_id: number; kind: string };

/** Why rows wait. Instants ISO in UTC; `source_id` null: of no source that exists. */
export type QuarantineReason = {
  source_id: number | null;
  unit: string | null;
  source: string | null;
  kind: string;
  code: string;
  column_name: string | null;
  value: string | null;
  rows_n: number;
  /** rows that can be read again from what the platform sent */
  resendable_n: number;
  oldest_at: string;
  newest_at: string;
  message: Text;
};

/** Condition on `quarantine_of AS q`: the open rows of a choice. */
export const openRows = ({ import_id, source_id, code }: Which): string =>
  [
    `q.status = 'open'`,
    ...(import_id === undefined ? [] : [`q.import_id = ${Math.trunc(import_id)}`]),
    ...(source_id === undefined ? [] : [`q.source_id = ${Math.trunc(source_id)}`]),
    ...(code === undefined ? [] : [`q.code = ${literal(code)}`])
  ].join(' AND ');

/** Open rows of quarantine, oldest first, and how many there are in all. */
export async function listQuarantine(
  store: Store,
  { limit, ...which }: Which & { limit: number }
): Promise<{ rows: QuarantineRow[]; rows_n: number }> {
  const where = openRows(which);
  const rows = await store.engine.query<Omit<QuarantineRow, 'message'>>(
    `SELECT q.quarantine_id, q.import_id, q.kind, q.file, q.row_n, q.column_name, q.value, q.code
    FROM quarantine_of AS q WHERE ${where} ORDER BY q.quarantine_id LIMIT {n:Int64}`,
    { n: limit }
  );
  const [all] = await store.engine.query<{ n: number }>(
    `SELECT count(*) AS n FROM quarantine_of AS q WHERE ${where}`
  );
  return {
    rows_n: all?.n ?? 0,
    rows: rows.map((row) => ({ ...row, message: textsOf(row).en }))
  };
}

/** Why open rows wait, by source and reason, the commonest first; at most `limit`. */
export async function quarantineReasons(
  store: Store,
  { limit, ...which }: Which & { limit: number }
): Promise<QuarantineReason[]> {
  const rows = await store.engine.query<Omit<QuarantineReason, 'message'>>(
    groupsSql.replaceAll('{{where}}', openRows(which)),
    { n: limit }
  );
  return rows.map((row) => ({ ...row, message: textsOf(row) }));
}

/** A refused row with all that is kept of it. `record`: canonical columns as understood. */
export type QuarantineDetail = QuarantineRow & {
  source_id: number | null;
  unit: string | null;
  source: string | null;
  status: string;
  replayed_by: number | null;
  delivery_id: number | null;
  is_resendable: boolean;
  created_at: string;
  record: Record<string, string | null>;
  messages: Text;
};

/** One row of quarantine, replayed ones too. Errors: NotFound `unknown row: 7`. */
export async function quarantineRow(
  store: Store,
  quarantine_id: number
): Promise<QuarantineDetail> {
  type Row = Omit<QuarantineDetail, 'record' | 'message' | 'messages'> & { record: string };
  const [row] = await store.engine.query<Row>(rowSql, { quarantine_id });
  if (row === undefined) throw new NotFound(`unknown row: ${quarantine_id}`);
  const messages = textsOf(row);
  const record = JSON.parse(row.record) as QuarantineDetail['record']; // JSON of canonical columns
  return { ...row, record, message: messages.en, messages };
}

const textsOf = (row: { code: string; column_name: string | null; value: string | null }): Text => {
  const cell = { column: row.column_name, value: row.value };
  return { fr: reasonText(row.code, 'fr', cell), en: reasonText(row.code, 'en', cell) };
};
