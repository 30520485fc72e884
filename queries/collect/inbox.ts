import type { DropReason } from '#model/connector.ts';
import { PushBack } from '#model/problem.ts';
import type { Engine, Params } from '#queries/engines/duckdb.ts';
import type { Writer, WriterTransaction } from '#queries/engines/writer.ts';
import { addDrops } from '#queries/collect/drops.ts';
import type { Item, Refusal } from '#queries/collect/item.ts';
import {
  columnsOf,
  compare,
  placeOf,
  recordText,
  type InboxRow,
  type Outcome
} from '#queries/collect/judge.ts';
import { storedItems, type Known } from '#queries/collect/stored.ts';
import waitingRows from './waiting.sql?raw';

/** What one caller wants kept, all of it or nothing. `now_us`: moment it came in, microseconds since 1970. */
export type Parcel = {
  source_id: number;
  unit_id: number;
  items: Item[];
  refusals: Refusal[];
  drops: DropReason[];
  delivery_id: number | null;
  now_us: bigint;
  /** runs in the same transaction, once it is clear what each item is */
  also?: (transaction: WriterTransaction, outcomes: readonly Outcome[]) => Promise<void>;
};

/** A row of the inbox by what names it. */
export type RowName = { seq: bigint; source_id: number; kind: string; item_key: string };

type Waiting = Known & { seq: bigint };
type Asked = { parcel: Parcel; resolve(outcomes: Outcome[]): void; reject(error: unknown): void };

/** Rows one commit holds before the next one begins; a single parcel may be larger. */
const commit_rows_max = 1000;
const retry_after_s = 5;

/** The queue in front of the facts: what is committed here is never lost, and is applied later. One per store. */
export class Inbox {
  private readonly asked: Asked[] = [];
  private is_busy = false;
  private asked_n = 0;

  private constructor(
    private readonly writer: Writer,
    /** facts that wait, by place */
    private readonly waiting: Map<string, Waiting>,
    private waiting_n: number,
    private seq: bigint
  ) {}

  /** Reads what waits from an earlier run. */
  static async open(engine: Engine): Promise<Inbox> {
    const writer = await engine.writer();
    const rows = await writer.query<{
      seq: number;
      source_id: number;
      kind: string;
      item_key: string;
      version_us: number;
      content: string;
    }>(waitingRows);
    const waiting = new Map<string, Waiting>();
    for (const { source_id, kind, item_key, content, ...row } of rows) {
      const place = placeOf(source_id, kind, item_key);
      const version_us = BigInt(row.version_us);
      if (kind !== 'refused' && version_us >= (waiting.get(place)?.version_us ?? version_us))
        waiting.set(place, { version_us, content, seq: BigInt(row.seq) });
    }
    return new Inbox(writer, waiting, rows.length, BigInt(rows.at(-1)?.seq ?? 0));
  }

  /** How many rows wait to be applied. */
  get rows_n(): number {
    return this.waiting_n;
  }

  /** Keeps a parcel; resolves once it is on disk. Errors: PushBack when more than `rows_max` rows would wait; StoreError. */
  async keep(parcel: Parcel, rows_max: number): Promise<Outcome[]> {
    const rows_n = parcel.items.length + parcel.refusals.length;
    const ahead_n = this.waiting_n + this.asked_n;
    if (rows_n > 0 && ahead_n + rows_n > rows_max)
      throw new PushBack('busy', `too many rows wait to be applied: ${ahead_n}`, retry_after_s);
    this.asked_n += rows_n;
    try {
      return await new Promise<Outcome[]>((resolve, reject) => {
        this.asked.push({ parcel, resolve, reject });
        if (!this.is_busy) void this.work();
      });
    } finally {
      this.asked_n -= rows_n;
    }
  }

  /** Looks something up as it is on disk. */
  query<R extends Record<string, unknown>>(sql: string, params: Params): Promise<R[]> {
    return this.writer.query<R>(sql, params);
  }

  /** Writes to the collector's own tables, in turn with what comes in. */
  async write(work: (transaction: WriterTransaction) => Promise<void>): Promise<void> {
    await this.keep({ ...nothing, also: work }, Infinity);
  }

  /** Forgets rows that were applied. */
  forget(rows: readonly RowName[]): void {
    this.waiting_n -= rows.length;
    for (const { source_id, kind, item_key, seq } of rows) {
      const place = placeOf(source_id, kind, item_key);
      const known = this.waiting.get(place);
      if (known !== undefined && known.seq <= seq) this.waiting.delete(place);
    }
  }

  /** Commits what was asked for; what is asked for meanwhile shares the next commit. */
  private async work(): Promise<void> {
    this.is_busy = true;
    await new Promise(setImmediate); // whoever asks in the same turn of the event loop shares the first commit
    while (this.asked.length > 0) await this.commit(this.nextBatch());
    this.is_busy = false;
  }

  private nextBatch(): Asked[] {
    let rows_n = 0;
    let n = 0;
    for (const { parcel } of this.asked) {
      if (n > 0 && rows_n + parcel.items.length > commit_rows_max) break;
      rows_n += parcel.items.length;
      n += 1;
    }
    return this.asked.splice(0, n);
  }

  private async commit(batch: Asked[]): Promise<void> {
    const parcels = batch.map(({ parcel }) => parcel);
    try {
      const { rows, fresh, outcomes } = await this.judge(parcels);
      await this.writer.commit(async (transaction) => {
        if (rows.length > 0) await transaction.append('inbox', columnsOf(rows));
        await addDrops(transaction, parcels);
        for (const [i, { also }] of parcels.entries()) await also?.(transaction, outcomes[i] ?? []);
      });
      for (const [place, known] of fresh) this.waiting.set(place, known);
      this.waiting_n += rows.length;
      for (const [i, { resolve }] of batch.entries()) resolve(outcomes[i] ?? []);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  /** What each item is to the facts, to the rows that wait and to the items before it; and the rows to keep. */
  private async judge(parcels: readonly Parcel[]) {
    const before = await this.knownBefore(parcels);
    const fresh = new Map<string, Waiting>();
    const rows: InboxRow[] = [];
    const outcomes = parcels.map((parcel) => {
      for (const refusal of parcel.refusals) rows.push(this.refusedRow(parcel, refusal));
      return parcel.items.map((item) => {
        const place = placeOf(parcel.source_id, item.kind, item.item_key);
        const known = fresh.get(place) ?? before.get(place);
        const { outcome, version_us, is_kept } = compare(item, known, parcel.now_us);
        if (!is_kept) return outcome;
        const { kind, item_key, content } = item;
        const record = recordText(item.record, version_us);
        rows.push({ ...this.place(parcel), kind, item_key, version_us, content, record });
        fresh.set(place, { version_us, content, seq: this.seq });
        return outcome;
      });
    });
    return { rows, fresh, outcomes };
  }

  /** What is known of the items' keys: of what waits as it is now, so that an apply which ends meanwhile hides nothing. */
  private async knownBefore(parcels: readonly Parcel[]): Promise<Map<string, Known>> {
    const before = new Map<string, Known>();
    const unknown = [];
    for (const { source_id, items } of parcels)
      for (const { kind, item_key, day } of items) {
        const place = placeOf(source_id, kind, item_key);
        const known = this.waiting.get(place);
        if (known === undefined) unknown.push({ source_id, kind, item_key, day });
        else before.set(place, known);
      }
    for (const [place, known] of await storedItems(this.writer, unknown)) before.set(place, known);
    return before;
  }

  private refusedRow(parcel: Parcel, refusal: Refusal): InboxRow {
    return {
      ...this.place(parcel),
      kind: 'refused',
      item_key: '',
      version_us: parcel.now_us,
      content: '',
      record: JSON.stringify(refusal)
    };
  }

  private place({ now_us, source_id, unit_id, delivery_id }: Parcel) {
    this.seq += 1n;
    return { seq: this.seq, received_us: now_us, source_id, unit_id, delivery_id };
  }
}

const nothing: Parcel = {
  source_id: 0,
  unit_id: 0,
  items: [],
  refusals: [],
  drops: [],
  delivery_id: null,
  now_us: 0n
};

const inboxes = new WeakMap<Engine, Promise<Inbox>>();

/** The inbox of a store, opened once. */
export function inboxOf(engine: Engine): Promise<Inbox> {
  let inbox = inboxes.get(engine);
  if (inbox === undefined) inboxes.set(engine, (inbox = Inbox.open(engine)));
  return inbox;
}
