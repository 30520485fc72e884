import type { Engine } from '#queries/engines/duckdb.ts';
import apply from '#queries/facts/apply.sql?raw';
import type { ImportRun } from '#queries/facts/run.ts';
import { quarantineConflicts, quarantineRefused } from '#queries/facts/quarantine.ts';
import { openSources } from '#queries/facts/sources.ts';
import useOriginRules from '#queries/origins/use-rules.sql?raw';
import { rememberVisits } from '#queries/visits/cover.ts';
import { columnList, dropStage, prepareUnits, type Staged } from '#queries/facts/stage.ts';
import { literals, statements } from '#queries/facts/text.ts';
import {
  versionedKinds,
  type VersionedKind,
  type VersionedName
} from '#queries/facts/versioned.ts';

/** Rows of one kind by what became of them. */
export type Counts = {
  accepted_n: number;
  updated_n: number;
  duplicate_n: number;
  quarantined_n: number;
};

/**
 * Takes the rows of the view `parsed` into order_version, takings or visit_day: resolved, refused ones to quarantine, the newest
 * version of each key kept, compared with the store, inserted. Adds to `touched`, and to `fed_source` or `fed_visit`.
 */
export async function applyVersioned(
  run: ImportRun,
  name: VersionedName,
  staged: Staged[]
): Promise<Counts> {
  const { engine } = run;
  const kind = versionedKinds[name];
  const params = { import_id: run.import_id, received_at: run.received_at };
  const total = staged.reduce((sum, { rows_n }) => sum + rows_n, 0);
  const enter = (from: number, until: number): void =>
    run.watch.enter({ what: name, total, from, until });
  enter(0.5, 0.75);
  await prepareUnits(engine);
  await dropStage(engine);
  const record = Object.entries(kind.record)
    .map(([column, sql]) => `'${column}', ${sql}`)
    .join(', ');
  await engine.run(
    kind.resolve.replaceAll('{{record}}', `CAST(json_object(${record}) AS VARCHAR)`),
    {
      received_at: run.received_at,
      default_source: run.feed.name
    }
  );
  for (const { file_n } of staged) await engine.run(`DROP TABLE parsed_${file_n}`);
  await openSources(run);
  if (name === 'orders') await engine.run(useOriginRules);
  enter(0.75, 0.85);
  await engine.run(
    `CREATE TEMP VIEW candidate AS SELECT r.*, s.source_id, hash(${columnList(kind.content, 'r')}) AS content,
      hash(${kind.key.map((column) => (column === 'source_id' ? 's.source_id' : `r.${column}`)).join(', ')}) AS key_hash
    FROM resolved AS r JOIN batch_source AS s ON s.unit_id = r.unit_id AND s.name = r.source_name
    WHERE r.reason IS NULL`
  );
  for (const statement of statements(apply.replaceAll('{{key}}', columnList(kind.key))))
    await engine.run(statement);
  await match(engine, kind, name);
  enter(0.85, 1);
  await engine.run(retireSql(kind));
  await engine.run(kind.insert, params);
  await remember(engine, kind);
  return {
    ...(await count(engine)),
    quarantined_n: (await quarantineRefused(run, name)) + (await quarantineConflicts(run, name))
  };
}

/** Finds the current rows of the same keys: first on the import's own days, then, where a key may have moved, anywhere else. */
async function match(engine: Engine, kind: VersionedKind, name: string): Promise<void> {
  const days = await daysOf(engine, 'SELECT DISTINCT local_day FROM candidate');
  const old = 'source_id IN (SELECT source_id FROM batch_source WHERE NOT is_new)';
  const columns = `${columnList(kind.key)}, local_day AS stored_day, version_at AS stored_at, hash(${columnList(kind.content)}) AS stored_content`;
  const lookup = (where: string): string =>
    `SELECT ${columns} FROM ${kind.table} SEMI JOIN kept USING (${columnList(kind.key)}) WHERE is_current AND ${old} AND ${where}`;
  await engine.run(`CREATE TEMP TABLE stored AS ${lookup(pruned(days))}`);
  if (name === 'orders' && days.length > 0) {
    const [left] = await engine.query<{ n: number }>(
      `SELECT count(*) AS n FROM kept ANTI JOIN stored USING (${columnList(kind.key)}) WHERE ${old}`
    );
    if ((left?.n ?? 0) > 0)
      await engine.run(`INSERT INTO stored ${lookup(`NOT (${pruned(days)})`)}`);
  }
  await engine.run(
    `CREATE TEMP TABLE matched AS
    SELECT k.row_id, s.stored_day AS local_day, ${columnList(
      kind.key.filter((column) => column !== 'local_day'),
      'k'
    )},
      CASE WHEN k.content = s.stored_content OR k.version_at < s.stored_at THEN 'duplicate' ELSE 'updated' END AS outcome
    FROM kept AS k JOIN stored AS s ON ${kind.key.map((column) => `k.${column} = s.${column}`).join(' AND ')}`
  );
}

/** Earlier versions stop being current; the days of the updated rows keep the scan short. */
const retireSql = (kind: VersionedKind): string =>
  `UPDATE ${kind.table} SET is_current = false FROM matched AS m
  WHERE is_current AND ${kind.table}.local_day IN (SELECT local_day FROM matched WHERE outcome = 'updated')
    AND m.outcome = 'updated' AND ${kind.key.map((column) => `m.${column} = ${kind.table}.${column}`).join(' AND ')}`;

/** Up to this many days are listed one by one; more are pruned by their first and last. */
const days_listed_max = 400;

const pruned = (days: string[]): string => {
  if (days.length === 0) return 'false';
  if (days.length <= days_listed_max) return `local_day IN (${literals(days)})`;
  return `local_day BETWEEN ${literals([days[0] ?? ''])} AND ${literals([days.at(-1) ?? ''])}`;
};

const daysOf = async (engine: Engine, sql: string): Promise<string[]> =>
  (await engine.query<{ local_day: string }>(`${sql} ORDER BY local_day`)).map(
    (row) => row.local_day
  );

/** The unit-days whose roll-ups change, and per fed source the days its good rows span. */
async function remember(engine: Engine, kind: VersionedKind): Promise<void> {
  await engine.run(
    `INSERT INTO touched SELECT DISTINCT k.unit_id, coalesce(m.local_day, k.local_day) AS local_day
    FROM kept AS k LEFT JOIN matched AS m ON m.row_id = k.row_id WHERE m.outcome IS DISTINCT FROM 'duplicate'`
  );
  if (kind.table === 'visit_day') return rememberVisits(engine);
  const total = kind.table === 'takings' ? "('in_store', 'unknown')" : "('in_store')";
  await engine.run(
    `INSERT INTO fed_source
    SELECT k.source_id, min(k.local_day) AS from_on, max(k.until_on) AS until_on,
      bool_or(k.order_mode = 'online') AS has_online, bool_or(k.order_mode IN ${total}) AS has_total,
      bool_or(m.outcome IS DISTINCT FROM 'duplicate') AS has_change
    FROM kept AS k LEFT JOIN matched AS m ON m.row_id = k.row_id GROUP BY k.source_id`
  );
}

async function count(engine: Engine): Promise<Omit<Counts, 'quarantined_n'>> {
  const [row] = await engine.query<{
    candidate_n: number;
    conflict_n: number;
    updated_n: number;
    known_n: number;
    repeated_n: number;
  }>(
    `SELECT (SELECT count(*) FROM candidate) AS candidate_n,
      (SELECT count(*) FROM repeated_row WHERE is_conflict) AS conflict_n,
      (SELECT count(*) FROM repeated_row WHERE NOT is_conflict AND place > 1) AS repeated_n,
      (SELECT count(*) FROM matched WHERE outcome = 'updated') AS updated_n,
      (SELECT count(*) FROM matched WHERE outcome = 'duplicate') AS known_n`
  );
  if (row === undefined) return { accepted_n: 0, updated_n: 0, duplicate_n: 0 };
  const duplicate_n = row.repeated_n + row.known_n;
  return {
    accepted_n: row.candidate_n - row.conflict_n - duplicate_n - row.updated_n,
    updated_n: row.updated_n,
    duplicate_n
  };
}
