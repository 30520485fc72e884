import { personalForms } from '#model/personal.ts';
import type { ImportRun } from '#queries/facts/run.ts';
import { nameFiles, type NamedFile } from '#queries/facts/named-files.ts';
import { identifier, literal } from '#queries/facts/text.ts';

/** SQL for a text without what names a person by its form. */
export const masked = (sql: string): string =>
  personalForms.reduce(
    (rest, form) => `regexp_replace(${rest}, ${literal(form)}, '***', 'g')`,
    sql
  );

/** Writes the refused rows of `resolved` to quarantine; returns their number. */
export async function quarantineRefused(run: ImportRun, kind: string): Promise<number> {
  return write(
    run,
    kind,
    `SELECT file_n, row_n, reason, record FROM resolved WHERE reason <> 'blank'`
  );
}

/** Writes rows of one key and version that contradict one another to quarantine; returns their number. */
export async function quarantineConflicts(run: ImportRun, kind: string): Promise<number> {
  const column = kind === 'orders' ? 'external_id' : 'day';
  return write(
    run,
    kind,
    `SELECT c.file_n, c.row_n, 'conflicting_rows:${column}' AS reason, CAST(json_object(${resolvedRecord(kind)}) AS VARCHAR) AS record
    FROM candidate AS c JOIN repeated_row AS r ON r.row_id = c.row_id WHERE r.is_conflict`
  );
}

/** JSON of a good row out of the candidate view, in canonical names; amounts in major units on their own basis. */
function resolvedRecord(kind: string): string {
  const factor = '(SELECT factor FROM known_currency WHERE code = c.currency)';
  const major = (name: string): string => `CAST(c.${name} / CAST(${factor} AS DOUBLE) AS VARCHAR)`;
  const text = (names: string[]): string[] =>
    names.map((name) => `${literal(name)}, CAST(c.${name} AS VARCHAR)`);
  const moment = (name: string): string => `${literal(name)}, CAST(c.${name} AS VARCHAR) || 'Z'`;
  if (kind === 'visits')
    return [
      ...text(['unit', 'kind', 'referrer_class', 'visits_n', 'visitors_n']),
      `'source', c.source_name`,
      moment('version_at'),
      `'day', CAST(c.local_day AS VARCHAR)`
    ].join(', ');
  const shared = [
    ...text(['unit', 'order_mode', 'channel', 'fulfilment', 'tax_basis', 'currency']),
    `'source', c.source_name`,
    moment('version_at'),
    `'net', ${major('net_minor')}`,
    `'tax', ${major('tax_minor')}`,
    `'refund', ${major('refund_minor')}`
  ];
  const own =
    kind === 'orders'
      ? [
          ...text([
            'external_id',
            'payment_moment',
            'status',
            'customer_key',
            'items_n',
            'refund_of',
            'origin',
            'payment_refs'
          ]),
          moment('ordered_at')
        ]
      : [...text(['orders_n']), `'day', CAST(c.local_day AS VARCHAR)`];
  return [...shared, ...own].join(', ');
}

/**
 * `rows`: a SELECT of file_n, row_n, reason (code:column), record (JSON). `is_line`: row_n is a line of the file already, not
 * a place among its readable rows.
 */
export async function write(
  run: ImportRun,
  kind: string,
  rows: string,
  is_line = false
): Promise<number> {
  const { engine, import_id, received_at } = run;
  const before = await size(run);
  await engine.run(
    `INSERT INTO quarantine BY NAME
    SELECT (SELECT coalesce(max(quarantine_id), 0) FROM quarantine) + row_number() OVER (ORDER BY file_n, row_n, record) AS quarantine_id,
      {import_id:Int64} AS import_id, {kind:String} AS kind, file,
      row_n + CASE WHEN is_line THEN 0 ELSE (SELECT count(*) FROM staged_shift AS shift WHERE shift.file_n = split.file_n AND shift.place <= split.row_n) END AS row_n,
      coalesce(label, column_name) AS column_name,
      left(${masked('coalesce(value, record ->> column_name)')}, 200) AS value, code, '' AS message,
      ${masked('record')} AS record,
      CASE WHEN EXISTS (SELECT 1 FROM quarantine AS q WHERE q.status = 'open' AND q.kind = {kind:String} AND q.code = split.code AND q.record = ${masked('split.record')})
        THEN 'repeated' ELSE 'open' END AS status, {received_at:String}::TIMESTAMP AS created_at, NULL AS replayed_by,
      {source_id:Int64} AS source_id
    FROM (SELECT file_n, row_n, ${is_line} AS is_line, record, NULL AS value, nullif(split_part(reason, ':', 2), '') AS column_name, split_part(reason, ':', 1) AS code
      FROM (${rows}) AS refused) AS split JOIN staged_file USING (file_n)
    LEFT JOIN staged_label ON staged_label.file_n = split.file_n AND staged_label.name = split.column_name`,
    { import_id, received_at, kind, source_id: run.feed.source_id ?? null }
  );
  return (await size(run)) - before;
}

const size = async ({ engine, import_id }: ImportRun): Promise<number> => {
  const [row] = await engine.query<{ n: number }>(
    'SELECT count(*) AS n FROM quarantine WHERE import_id = {import_id:Int64}',
    { import_id }
  );
  return row?.n ?? 0;
};

/** Writes lines that could not be split into cells to quarantine; returns their number. Their text is not kept. */
export async function quarantineRejects(
  run: ImportRun,
  kind: string,
  files: NamedFile[]
): Promise<number> {
  let sum = 0;
  for (const { file_n, rejects } of files) {
    if (rejects === null) continue;
    sum += await write(
      run,
      kind,
      `SELECT ${file_n} AS file_n, line AS row_n,
        CASE WHEN bool_or(error_type IN ('TOO MANY COLUMNS', 'MISSING COLUMNS')) THEN 'ragged_row:' ELSE 'unreadable_row:' END AS reason,
        CAST(json_object('', lower(min(CAST(error_type AS VARCHAR)))) AS VARCHAR) AS record
      FROM ${identifier(rejects)} GROUP BY line`,
      true
    );
  }
  return sum;
}

/** Unreadable lines of the files behind a mapping's views; returns their number. */
export async function quarantineViewRejects(
  run: ImportRun,
  kind: string,
  files: { file: string; rejects: string }[]
): Promise<number> {
  const tables = await run.engine.query<{ name: string }>(
    'SELECT table_name AS name FROM duckdb_tables() WHERE temporary'
  );
  const read = files.filter(({ rejects }) => tables.some(({ name }) => name === rejects));
  if (read.length === 0) return 0;
  const named = read.map((file, i) => ({ ...file, file_n: i + 1 }));
  await nameFiles(run.engine, named);
  return quarantineRejects(run, kind, named);
}
