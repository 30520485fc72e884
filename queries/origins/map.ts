import type { Origin } from '#model/connector.ts';
import { alone } from '#queries/facts/alone.ts';
import { deriveAfter, deriveInside } from '#queries/facts/derive.ts';
import { statements } from '#queries/facts/text.ts';
import type { Store } from '#queries/store.ts';
import listSql from './list.sql?raw';
import replaySql from './replay.sql?raw';

/** A word of a source for the origin of an order. Money in minor units of `currency`; share 0 to 1; days local. */
export type OriginWord = {
  source_id: number;
  unit: string;
  source: string;
  currency: string;
  origin: string;
  /** of its orders; null: they differ */
  order_mode: string | null;
  channel: string | null;
  /** the owner's rule, null without one */
  rule_mode: string | null;
  rule_channel: string | null;
  rule_fulfilment: string | null;
  orders_n: number;
  net_minor: number;
  share: number | null;
  /** nobody has said yet what it means */
  is_task: boolean;
  first_on: string;
  last_on: string;
};

/** The words of one source, or of all: open tasks first, then by revenue. */
export const listOrigins = (store: Store, source_id: number | null): Promise<OriginWord[]> =>
  store.engine.query<OriginWord>(listSql, { source_id });

/** A rule to be. `to` null: as the platform says again, which `platform` is. */
export type OriginRule = {
  source_id: number;
  origin: string;
  to: Origin | null;
  platform: Origin;
  now: Date;
};

/**
 * Says what a word of a source means, as a new version of its rule, and reads all current orders under that word again:
 * new versions of them and the roll-ups in the same transaction, the cells after it. Orders that come later follow the rule.
 * Result: how many orders changed.
 */
export async function mapOrigin(
  store: Store,
  { source_id, origin, to, platform, now }: OriginRule
): Promise<{ version: number; changed_n: number }> {
  const at = now.toISOString().replace('T', ' ').replace('Z', '');
  return alone(store, async () => {
    const done = await store.engine.transaction(async (engine) => {
      const [next] = await engine.query<{ version: number }>(
        'SELECT coalesce(max(version), 0) + 1 AS version FROM origin_rule WHERE source_id = {source_id:Int64}',
        { source_id }
      );
      const version = next?.version ?? 1;
      const rule = {
        source_id,
        version,
        origin,
        order_mode: to?.order_mode ?? null,
        channel: to?.channel ?? null,
        fulfilment: to?.fulfilment ?? null
      };
      await engine.run(
        `INSERT INTO origin_rule (source_id, version, origin, order_mode, channel, fulfilment, created_at) VALUES
        ({source_id:Int64}, {version:Int64}, {origin:String}, {order_mode:String}, {channel:String}, {fulfilment:String}, {now:String}::TIMESTAMP)`,
        { ...rule, now: at }
      );
      const words = { platform_mode: platform.order_mode, platform_channel: platform.channel };
      for (const statement of statements(replaySql))
        await engine.run(statement, { source_id, origin, now: at, ...words });
      const [changed] = await engine.query<{ n: number }>('SELECT count(*) AS n FROM remapped');
      await engine.run(
        `INSERT INTO event_log VALUES ({now:String}::TIMESTAMP, 'origin rule', {detail:String})`,
        { now: at, detail: JSON.stringify(rule) }
      );
      const changed_n = changed?.n ?? 0;
      if (changed_n > 0) await deriveInside(engine, []);
      return { version, changed_n };
    });
    if (done.changed_n > 0) await deriveAfter(store);
    return done;
  });
}
