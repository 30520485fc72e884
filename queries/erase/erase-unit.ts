import { NotFound } from '#model/problem.ts';
import { refreshCells } from '#queries/cells/refresh.ts';
import { drainInbox } from '#queries/collect/apply.ts';
import type { Engine } from '#queries/engines/duckdb.ts';
import { alone } from '#queries/facts/alone.ts';
import { identifier, statements } from '#queries/facts/text.ts';
import { recompute } from '#queries/rollup/index.ts';
import type { Store } from '#queries/store.ts';
import afterSql from './after.sql?raw';
import beforeSql from './before.sql?raw';
import { scrub } from './scrub.ts';
import tablesSql from './tables.sql?raw';
import unitSql from './unit.sql?raw';

/** What an erasure took. `tables`: rows by table, in order of name; `sources`: ids of the sources that went. */
export type Erased = { tables: { name: string; rows_n: number }[]; sources: number[] };

/** What to erase of a shop: everything, or one of its sources and what came by it. */
export type EraseUnit = { unit: string; source_id?: number };

type Table = { name: string; by_unit: boolean; by_source: boolean; by_shadow: boolean };

/** Tables that follow from the facts: the roll-ups take the unit out of them, and say which days have changed. */
const derived = new Set([
  ...['unit_day', 'unit_span', 'unit_window', 'unit_season', 'unit_currency', 'unit_seen'],
  ...['usual_turnover', 'usual_day', 'usual_shift']
]);

/** Other tables that erasing deletes from or changes. */
const others = ['collect_reply', 'quarantine', 'stage', 'survey_answer', 'event_log', 'import'];

/**
 * Erases a shop, or one source of it, from the store: facts, roll-ups, cells, keys, sealed messages, refused rows, consent,
 * answers of surveys, what the log says about it; and from the bytes of the store's file. What waits to be applied is
 * applied first, so that nothing comes after. Enterprises and areas of others stay as they are.
 * Errors: NotFound `unknown unit: x`, `unknown source: 7`.
 */
export async function eraseUnit(store: Store, { unit, source_id }: EraseUnit): Promise<Erased> {
  await drainInbox(store);
  const erased = await alone(store, () =>
    store.engine.transaction(async (engine) => {
      const found = await sourcesOf(engine, unit, source_id);
      const whole = source_id === undefined;
      const asked = { unit_id: found.unit_id, sources: found.sources.map(String), unit, whole };
      for (const statement of statements(beforeSql)) await engine.run(statement, asked);
      const tables = await engine.query<Table>(tablesSql);
      const facts = tables.filter(({ name }) => !derived.has(name));
      const taken = await takeFrom(engine, facts, asked);
      for (const statement of statements(afterSql)) await engine.run(statement, asked);
      await recompute(engine, [found.unit_id]);
      if (whole) {
        const left = tables.filter(({ name }) => derived.has(name));
        await takeFrom(engine, left, asked);
      }
      return { tables: taken, sources: found.sources };
    })
  );
  await refreshCells(store);
  const written = (await store.engine.query<Table>(tablesSql)).map(({ name }) => name);
  await alone(store, () => scrub(store, [...new Set([...written, ...others])]));
  return erased;
}

async function sourcesOf(engine: Engine, unit: string, source_id: number | undefined) {
  const rows = await engine.query<{ unit_id: number; source_id: number | null }>(unitSql, { unit });
  const unit_id = rows[0]?.unit_id;
  if (unit_id === undefined) throw new NotFound(`unknown unit: ${unit}`);
  const all = rows.flatMap((row) => row.source_id ?? []);
  if (source_id !== undefined && !all.includes(source_id))
    throw new NotFound(`unknown source: ${source_id}`);
  return { unit_id, sources: source_id === undefined ? all : [source_id] };
}

async function takeFrom(
  engine: Engine,
  tables: readonly Table[],
  { unit_id, whole }: { unit_id: number; whole: boolean }
): Promise<Erased['tables']> {
  const taken = [];
  for (const { name, by_unit, by_source, by_shadow } of tables) {
    const gone = (column: string) => `${column} IN (SELECT source_id FROM gone_source)`;
    const tests = [
      ...(by_unit && whole ? ['unit_id = {unit_id:Int64}'] : []),
      ...(by_source ? [gone('source_id')] : []),
      ...(by_shadow ? [gone('shadow_source_id')] : [])
    ];
    if (tests.length === 0) continue;
    const where = tests.join(' OR ');
    const [row] = await engine.query<{ rows_n: number }>(
      `SELECT count(*) AS rows_n FROM ${identifier(name)} WHERE ${where}`,
      { unit_id }
    );
    const rows_n = row?.rows_n ?? 0;
    if (rows_n === 0) continue;
    await engine.run(`DELETE FROM ${identifier(name)} WHERE ${where}`, { unit_id });
    taken.push({ name, rows_n });
  }
  return taken;
}
