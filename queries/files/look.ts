import type { Engine } from '#queries/engines/duckdb.ts';
import { factColumns, type FactKind } from '#queries/facts/columns.ts';
import type { DateOrder, Formats, NumberFormat } from '#queries/facts/formats.ts';
import { profile } from '#queries/facts/profile.ts';
import { reading } from '#queries/facts/reading.ts';
import type { Feed, ImportRun } from '#queries/facts/run.ts';
import { columnsOf, prepareStage, prepareUnits, stage, type Input } from '#queries/facts/stage.ts';
import { identifier } from '#queries/facts/text.ts';
import { versionedKinds, type VersionedName } from '#queries/facts/versioned.ts';
import type { Store } from '#queries/store.ts';

/** A row as it would be taken in. `raw`: the file's cells by canonical column; `typed`: what was understood. */
export type LookedRow = {
  row_n: number;
  raw: Record<string, string | null>;
  typed: Record<string, unknown>;
  /** code:column of the first thing wrong; null: the row is good */
  reason: string | null;
};

/** A line that cannot be cut into the header's cells, as it stands in the file. */
export type LookedLine = { line: number; code: 'ragged_row' | 'unreadable_row'; text: string };

/** What the beginning of a file comes to. `rows_n`: rows of the whole file that can be cut into cells. */
export type Looked = {
  rows_n: number;
  formats: Formats;
  rows: LookedRow[];
  lines: LookedLine[];
};

/** `whole`: the file; `head`: the rows to look at, a file of their own. `received_at`: UTC as the store writes it. */
export type LookQuestion = {
  kind: VersionedName;
  whole: Input;
  head: Input;
  feed: Feed;
  secret: string;
  received_at: string;
  rows_max: number;
  /** how cells are written, as a person says; null: decided over the whole file */
  given: { numbers: NumberFormat | null; dates: DateOrder | null };
};

/**
 * Reads the beginning of a file as an import would, with formats decided over all of it, and keeps nothing: only
 * temporary tables of one connection are written, so that it never waits for an import that runs.
 * Errors: DataRefused for a file that cannot be read as a whole; StoreError.
 */
export async function lookAt(store: Store, question: LookQuestion): Promise<Looked> {
  return looking(store, async (engine) => {
    const { kind, whole, head } = question;
    const seen = await formatsOf(engine, kind, whole);
    const formats = given(seen.formats, question.given);
    const run: ImportRun = {
      engine,
      import_id: 0,
      received_at: question.received_at,
      sample: false,
      feed: question.feed,
      watch: { enter: () => undefined, stop: () => undefined }
    };
    await prepareStage(engine);
    await reading(head.file, () =>
      engine.run(`CREATE TEMP TABLE looked_cell AS SELECT * FROM ${head.relation}`)
    );
    const input = { ...head, relation: 'looked_cell', formats };
    await stage(run, kind, [input], question.secret, 1);
    await prepareUnits(engine);
    await engine.run(versionedKinds[kind].resolve.replaceAll('{{record}}', 'NULL::VARCHAR'), {
      received_at: question.received_at,
      default_source: question.feed.name
    });
    return {
      rows_n: seen.rows_n,
      formats,
      rows: await rowsOf(engine, question.rows_max),
      lines: head.rejects === null ? [] : await linesOf(engine, head.rejects)
    };
  });
}

/** On a connection of its own, so that a large file holds nobody up; what answers rest on does not change by looking. */
const looking = <T>(store: Store, work: (engine: Engine) => Promise<T>): Promise<T> =>
  store.engine.transaction(work, undefined, true);

const given = (seen: Formats, { numbers, dates }: LookQuestion['given']): Formats => ({
  numbers: numbers ?? seen.numbers,
  dates: dates ?? seen.dates,
  assumed: numbers !== null && dates !== null ? [] : seen.assumed
});

/** How the cells of a whole file are written, where a person does not say. */
export const formatsIn = async (
  store: Store,
  kind: FactKind,
  input: Input,
  said: LookQuestion['given']
): Promise<Formats> =>
  looking(store, async (engine) => given((await formatsOf(engine, kind, input)).formats, said));

async function formatsOf(
  engine: Engine,
  kind: FactKind,
  input: Input
): Promise<{ rows_n: number; formats: Formats }> {
  const known = factColumns[kind];
  const present = await reading(input.file, () => columnsOf(engine, input.relation));
  const texts = Object.keys(known).filter((name) => present[name] === 'VARCHAR');
  const cells = texts.map((name) => ({ name, type: known[name]?.type ?? 'text' }));
  return reading(input.file, () => profile(engine, input.relation, cells, input.semicolon));
}

async function rowsOf(engine: Engine, rows_max: number): Promise<LookedRow[]> {
  const limit = `LIMIT ${Math.trunc(rows_max)}`;
  const raws = await engine.query<Record<string, unknown>>(
    `SELECT * FROM looked_cell ORDER BY rowid ${limit}`
  );
  const typed = await engine.query<Record<string, unknown> & { row_id: number; row_n: number }>(
    `SELECT * EXCLUDE (raw, reason, file_n) FROM parsed ORDER BY row_id ${limit}`
  );
  const verdicts = await engine.query<{ reason: string | null }>(
    `SELECT r.reason FROM parsed AS p LEFT JOIN resolved AS r ON r.row_id = p.row_id ORDER BY p.row_id ${limit}`
  );
  return typed.flatMap(({ row_id: _, row_n, ...cells }, i) => {
    const reason = verdicts[i]?.reason ?? null;
    if (reason === 'blank') return [];
    const raw = Object.fromEntries(
      Object.entries(raws[i] ?? {}).map(([name, value]) => [
        name,
        value === null || value === undefined ? null : String(value)
      ])
    );
    return [{ row_n, raw, typed: cells, reason }];
  });
}

const linesOf = async (engine: Engine, rejects: string): Promise<LookedLine[]> =>
  engine.query<LookedLine>(
    `SELECT line, min(coalesce(csv_line, '')) AS text,
      CASE WHEN bool_or(error_type IN ('TOO MANY COLUMNS', 'MISSING COLUMNS')) THEN 'ragged_row' ELSE 'unreadable_row' END AS code
    FROM ${identifier(rejects)} GROUP BY line ORDER BY line`
  );

/** Different values of one column of a file, the commonest first, outer blanks left out. */
export async function valuesIn(
  store: Store,
  relation: string,
  column: string,
  values_max: number
): Promise<{ value: string; rows_n: number }[]> {
  return looking(store, (engine) =>
    engine.query(
      `SELECT trim(CAST(${identifier(column)} AS VARCHAR)) AS value, count(*) AS rows_n FROM ${relation}
      WHERE trim(CAST(${identifier(column)} AS VARCHAR)) <> '' GROUP BY value ORDER BY rows_n DESC, value LIMIT ${Math.trunc(values_max)}`
    )
  );
}

/** The first rows of a relation as text by column. */
export async function firstRows(
  store: Store,
  relation: string,
  columns: string[],
  rows_max: number
): Promise<Record<string, string | null>[]> {
  const cells = columns
    .map((column) => `CAST(${identifier(column)} AS VARCHAR) AS ${identifier(column)}`)
    .join(', ');
  return looking(store, (engine) =>
    engine.query(`SELECT ${cells} FROM ${relation} LIMIT ${Math.trunc(rows_max)}`)
  );
}
