import type { Store } from '#queries/store.ts';
import silenceSql from './silence.sql?raw';

/** A source that should have brought orders and did not. Instants in UTC; `cleared_at` null: still silent. */
export type Silence = {
  source_id: number;
  silent_since: string;
  expected_n: number;
  noticed_at: string;
  cleared_at: string | null;
};

/** A silence is told when chance alone makes one as long less often than this, orders coming independently (Poisson). */
export const silence_chance_max = 0.001;
/** Orders in eight weeks below which a source is too quiet to be missed. */
const orders_min = 20;
/** Longer silences are counted no further. */
const days_max = 92;

/** Expected orders above which no order at all is that improbable: the chance of none is e to the power of minus them. */
const expected_max = -Math.log(silence_chance_max);

/**
 * Notices sources that fell silent, each silence once, and clears those whose next order came. `pull_only`: connectors
 * without webhooks, whose sources are known up to their last pull only. Result: what was noticed just now.
 */
export async function watchSilence(
  store: Store,
  { now, pull_only }: { now: Date; pull_only: readonly string[] }
): Promise<Silence[]> {
  const at = now.toISOString().replace('T', ' ').replace('Z', '');
  const sources = await store.engine.query<
    Pick<Silence, 'source_id' | 'silent_since' | 'expected_n'>
  >(silenceSql, { now: at, pull_only, orders_min, days_max });
  return store.engine.transaction(async (engine) => {
    await engine.run(
      `UPDATE silence SET cleared_at = {now:String}::TIMESTAMP WHERE cleared_at IS NULL AND EXISTS (
        SELECT 1 FROM order_version AS o
        WHERE o.source_id = silence.source_id AND o.is_current AND date_trunc('millisecond', o.ordered_at) > silence.silent_since)`,
      { now: at }
    );
    const told = await engine.query<{ source_id: number; silent_since: string }>(
      `SELECT source_id, ${iso('silent_since')} AS silent_since FROM silence`
    );
    const known = new Set(told.map((row) => `${row.source_id} ${row.silent_since}`));
    const noticed = sources.filter(
      ({ source_id, silent_since, expected_n }) =>
        expected_n > expected_max && !known.has(`${source_id} ${silent_since}`)
    );
    for (const row of noticed)
      await engine.run(
        `INSERT INTO silence VALUES ({source_id:Int64}, {silent_since:String}::TIMESTAMP, {now:String}::TIMESTAMP, {expected_n:Float64}, NULL)`,
        { ...row, silent_since: row.silent_since.replace('T', ' ').replace('Z', ''), now: at }
      );
    return noticed.map((row) => ({ ...row, noticed_at: now.toISOString(), cleared_at: null }));
  });
}

/** An instant of a column as ISO text with milliseconds. */
export const iso = (column: string): string => `strftime(${column}, '%Y-%m-%dT%H:%M:%S.%gZ')`;
