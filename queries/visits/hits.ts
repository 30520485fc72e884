import type { DropReason, ReferrerClass } from '#model/connector.ts';
import { PushBack } from '#model/problem.ts';
import { addDrops, type Dropped } from '#queries/collect/drops.ts';
import { microsOf } from '#queries/collect/values.ts';
import type { Engine } from '#queries/engines/duckdb.ts';
import type { Writer } from '#queries/engines/writer.ts';
import type { Store } from '#queries/store.ts';
import insertHits from './hits-insert.sql?raw';

/**
 * One page view of an open day. `visitor_key`: 64 bits of a keyed digest, decimal text; its key is gone with the day.
 * `local_day`: of the shop, YYYY-MM-DD.
 */
export type Hit = {
  source_id: number;
  unit_id: number;
  local_day: string;
  visitor_key: string;
  hit_at: Date;
  referrer_class: ReferrerClass;
};

/** What one call brings: page views, and calls that are none, by reason. */
export type HitParcel = { source_id: number; hits: readonly Hit[]; drops: readonly DropReason[] };

type Asked = {
  hits: readonly Hit[];
  dropped: Dropped;
  resolve(): void;
  reject(error: unknown): void;
};

/** Rows one commit holds before the next one begins. */
const commit_rows_max = 1000;
/** Calls that may wait for their commit. */
const waiting_max = 20_000;
const retry_after_s = 5;

/** Calls that come while one commit is under way share the next one. One per store. */
class HitQueue {
  private readonly asked: Asked[] = [];
  private is_busy = false;

  constructor(private readonly writer: Writer) {}

  keep(parcel: HitParcel, now: Date): Promise<void> {
    if (this.asked.length >= waiting_max)
      throw new PushBack('busy', `too many visits wait: ${this.asked.length}`, retry_after_s);
    const { source_id, hits, drops } = parcel;
    return new Promise((resolve, reject) => {
      const dropped = { source_id, now_us: microsOf(now), drops };
      this.asked.push({ hits, dropped, resolve, reject });
      if (!this.is_busy) void this.work();
    });
  }

  private async work(): Promise<void> {
    this.is_busy = true;
    await new Promise(setImmediate); // whoever asks in the same turn of the event loop shares the first commit
    while (this.asked.length > 0) await this.commit(this.asked.splice(0, commit_rows_max));
    this.is_busy = false;
  }

  private async commit(batch: Asked[]): Promise<void> {
    const hits = batch.flatMap((asked) => asked.hits);
    try {
      await this.writer.commit(async (transaction) => {
        if (hits.length > 0) await transaction.run(insertHits, { rows: JSON.stringify(hits) });
        await addDrops(
          transaction,
          batch.map(({ dropped }) => dropped)
        );
      });
      for (const { resolve } of batch) resolve();
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}

const queues = new WeakMap<Engine, Promise<HitQueue>>();

function queueOf(engine: Engine): Promise<HitQueue> {
  let queue = queues.get(engine);
  if (queue === undefined)
    queues.set(engine, (queue = engine.writer().then((writer) => new HitQueue(writer))));
  return queue;
}

/**
 * Keeps page views of open days and counts what is none; resolves once it is on disk, together with whoever sends at
 * the same time. Errors: PushBack when too many calls wait; StoreError. Nothing is kept then.
 */
export async function acceptHits(store: Store, parcel: HitParcel, now: Date): Promise<void> {
  await (await queueOf(store.engine)).keep(parcel, now);
}
