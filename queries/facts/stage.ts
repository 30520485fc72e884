import type { Engine } from '#queries/engines/duckdb.ts';
import { isCurrency, minorDigits } from '#model/money.ts';
import { factColumns, type FactKind } from '#queries/facts/columns.ts';
import { keyPads } from '#queries/facts/customer.ts';
import type { Formats } from '#queries/facts/formats.ts';
import macros from '#queries/facts/macros.sql?raw';
import { parseSql, type Present, type ValueMaps } from '#queries/facts/parse.ts';
import { profile } from '#queries/facts/profile.ts';
import { nameFiles } from '#queries/facts/named-files.ts';
import { reading } from '#queries/facts/reading.ts';
import type { ImportRun } from '#queries/facts/run.ts';
import { identifier, literal, statements } from '#queries/facts/text.ts';

/** One relation of raw cells to take in: one file, or the SELECT of a mapping over several. */
export type Input = {
  kind: FactKind;
  /** name of the file, for people */
  file: string;
  /** SQL that can stand after FROM; its columns have canonical names */
  relation: string;
  /** how its cells are written; absent: decided over all rows */
  formats?: Formats;
  values: ValueMaps;
  /** line of the first record in the file; null when a row has no place of its own */
  first_row: number | null;
  /** name of the engine's temporary table of unreadable lines, when the reading keeps one */
  rejects: string | null;
  /** cells are separated by `;` */
  semicolon: boolean;
  /** cells may hold the mark of unreadable characters */
  broken_text: boolean;
  /** canonical columns that the file itself gives; a row without any of them is blank and not counted. Default: all */
  own_columns?: string[];
  /** a blank row is a line that could not be read: refused instead of left out */
  blank_is_refused?: boolean;
  /** the only unit whose rows may come in; others are refused */
  only_unit?: string;
  /** the file's own names of canonical columns, for messages */
  labels?: Record<string, string>;
};

/** What became of one input: its rows, and how its cells were read. */
export type Staged = { input: Input; file_n: number; rows_n: number; formats: Formats };

/**
 * Reads the inputs of one kind into the temporary view `parsed`: typed columns, reason, raw, row_id, file_n, row_n.
 * Temporary tables live on the engine's own connection.
 */
export async function stage(
  run: ImportRun,
  kind: FactKind,
  inputs: Input[],
  secret: string,
  first_file_n: number
): Promise<Staged[]> {
  const staged: Staged[] = [];
  const { engine } = run;
  for (const [i, input] of inputs.entries())
    staged.push(await stageOne(run, input, secret, first_file_n + i));
  await engine.run(
    `CREATE OR REPLACE TEMP VIEW parsed AS ${staged.map(({ input, file_n }) => placed(input, file_n)).join(' UNION ALL ')}`
  );
  await nameFiles(
    engine,
    staged.map(({ input, file_n }) => ({ ...input, file_n }))
  );
  return staged;
}

async function stageOne(
  { engine, watch }: ImportRun,
  input: Input,
  secret: string,
  file_n: number
): Promise<Staged> {
  const present = await reading(input.file, () => columnsOf(engine, input.relation));
  const known = factColumns[input.kind];
  const texts = Object.keys(known).filter((name) => present[name] === 'VARCHAR');
  watch.enter({
    what: `${input.kind}: look through ${input.file}`,
    total: null,
    from: 0,
    until: 1
  });
  const cells = texts.map((name) => ({ name, type: known[name]?.type ?? 'text' }));
  const seen = await reading(input.file, () =>
    profile(engine, input.relation, input.formats === undefined ? cells : [], input.semicolon)
  );
  const formats = input.formats ?? seen.formats;
  watch.enter({ what: input.kind, total: seen.rows_n, from: 0, until: 0.5 });
  const parse = parseSql({ ...input, present, formats, pads: keyPads(secret) });
  await reading(input.file, () => engine.run(`CREATE TEMP TABLE parsed_${file_n} AS ${parse}`));
  const [count] = await engine.query<{ n: number }>(
    `SELECT count(*) AS n FROM parsed_${file_n} WHERE reason IS DISTINCT FROM 'blank'`
  );
  return { input, file_n, rows_n: count?.n ?? 0, formats };
}

/** Rows get their order in the file from the order of the temporary table, which keeps that of the reading. */
const placed = (input: Input, file_n: number): string => {
  const ordinal = `rowid - (SELECT min(rowid) FROM parsed_${file_n})`;
  const row_n = input.first_row === null ? 'CAST(0 AS BIGINT)' : `${ordinal} + ${input.first_row}`;
  return `SELECT *, ${file_n}::BIGINT * 1099511627776 + ${ordinal} AS row_id, ${file_n} AS file_n, ${row_n} AS row_n FROM parsed_${file_n}`;
};

/** Columns of a relation with their engine types. */
export async function columnsOf(engine: Engine, relation: string): Promise<Present> {
  const rows = await engine.query<{ column_name: string; column_type: string }>(
    `DESCRIBE SELECT * FROM ${relation}`
  );
  return Object.fromEntries(rows.map((row) => [row.column_name, row.column_type]));
}

/** Small functions and the list of currencies with the number of minor units in one major unit. */
export async function prepareStage(engine: Engine): Promise<void> {
  for (const statement of statements(macros)) await engine.run(statement);
  const codes = Intl.supportedValuesOf('currency').filter(isCurrency);
  const rows = codes.map((code) => `(${literal(code)}, ${10 ** minorDigits(code)})`).join(', ');
  await engine.run(
    `CREATE TEMP TABLE known_currency AS SELECT code, factor::INTEGER AS factor FROM (VALUES ${rows}) AS list(code, factor)`
  );
}

/** Units named by `parsed` as `batch_unit`, and the functions to_utc and to_local for their zones. */
export async function prepareUnits(engine: Engine): Promise<void> {
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE batch_unit AS
    SELECT u.unit_id, u.unit_code, u.zone, u.currency, u.grain, c.factor
    FROM unit AS u JOIN known_currency AS c ON c.code = u.currency
    WHERE u.unit_code IN (SELECT unit FROM parsed)`
  );
  const zones = await engine.query<{ zone: string }>('SELECT DISTINCT zone FROM batch_unit');
  const byZone = (sql: (zone: string) => string): string =>
    zones.length === 0
      ? 'CAST(NULL AS TIMESTAMP)'
      : `CASE z ${zones.map(({ zone }) => `WHEN ${literal(zone)} THEN ${sql(literal(zone))}`).join(' ')} END`;
  await engine.run(
    `CREATE OR REPLACE TEMP MACRO to_utc(z, t) AS ${byZone((zone) => `timezone('UTC', timezone(${zone}, t))`)}`
  );
  await engine.run(
    `CREATE OR REPLACE TEMP MACRO to_local(z, t) AS ${byZone((zone) => `timezone(${zone}, timezone('UTC', t))`)}`
  );
}

const stageNames = [
  'kept',
  'candidate',
  'matched',
  'stored',
  'repeated_row',
  'repeated',
  'repeated_hash',
  'judged',
  'known_enrolment',
  'resolved'
];

/** Removes what the former kind left on the connection, views before the tables they read. */
export async function dropStage(engine: Engine): Promise<void> {
  const left = await engine.query<{ name: string; type: string }>(
    `SELECT view_name AS name, 'VIEW' AS type FROM duckdb_views() WHERE temporary
    UNION ALL SELECT table_name AS name, 'TABLE' AS type FROM duckdb_tables() WHERE temporary`
  );
  for (const type of ['VIEW', 'TABLE'])
    for (const { name } of left.filter((it) => it.type === type && stageNames.includes(it.name)))
      await engine.run(`DROP ${type} ${name}`);
}

/** Columns as an SQL list, each from `from` when given. */
export const columnList = (names: readonly string[], from?: string): string =>
  names
    .map((name) => (from === undefined ? identifier(name) : `${from}.${identifier(name)}`))
    .join(', ');
