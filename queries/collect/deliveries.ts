import { createHash } from 'node:crypto';
import type { Engine } from '#queries/engines/duckdb.ts';
import type { WriterTransaction } from '#queries/engines/writer.ts';
import { inboxOf, type Inbox } from '#queries/collect/inbox.ts';
import { reply_hours } from '#queries/collect/replies.ts';
import { sealed } from '#queries/collect/sealed.ts';
import { microsOf } from '#queries/collect/values.ts';
import { statements } from '#queries/facts/text.ts';
import type { Store } from '#queries/store.ts';
import dueRows from './deliveries-due.sql?raw';
import deliveryCounts from './delivery-counts.sql?raw';
import deliveryKnown from './delivery-known.sql?raw';
import deliverySealed from './delivery-sealed.sql?raw';
import deliveryStart from './delivery-start.sql?raw';
import purgeOver from './purge.sql?raw';
import settleRow from './settle-delivery.sql?raw';

/** A webhook to keep. `delivery_key`: the platform's own number of the event, null when none can be trusted. */
export type NewDelivery = {
  source_id: number;
  unit_id: number;
  received_at: Date;
  delivery_key: string | null;
  topic: string | null;
  /** method, address and header names with values, for the reader */
  head: { method: string; url: string; headers: Readonly<Record<string, string>> };
  /** the raw bytes */
  body: Uint8Array;
  /** it was read already, and is kept only to be read again; default false */
  is_read?: boolean;
};

/** A webhook that was kept. `open`: as it came; errors: DataRefused when it was sealed with another secret. */
export type Delivery = {
  delivery_id: number;
  source_id: number;
  received_at: Date;
  open(): Pick<NewDelivery, 'head' | 'body'>;
};

type Desk = { next_id: number; writing: Map<string, Promise<unknown>>; has_waiting: boolean };

const desks = new WeakMap<Engine, Promise<Desk>>();

function deskOf(engine: Engine): Promise<Desk> {
  let desk = desks.get(engine);
  if (desk === undefined) desks.set(engine, (desk = openDesk(engine)));
  return desk;
}

async function openDesk(engine: Engine): Promise<Desk> {
  const [row] = await engine.query<{ delivery_id: number }>(deliveryStart);
  return { next_id: (row?.delivery_id ?? 0) + 1, writing: new Map(), has_waiting: true };
}

/**
 * Keeps a webhook, sealed, and resolves once it is on disk; it is read later. One that was received before, by its number
 * and bytes, is not kept again: null. Errors: StoreError.
 */
export async function keepDelivery(
  store: Store,
  secret: string,
  delivery: NewDelivery
): Promise<number | null> {
  const desk = await deskOf(store.engine);
  const body_digest = createHash('sha256').update(delivery.body).digest('hex');
  const name = `${delivery.source_id} ${delivery.delivery_key} ${body_digest}`;
  const before = desk.writing.get(name);
  const mine = (async () => {
    await before?.catch(() => undefined); // the same at the same moment: whoever came first decides
    return keep(store, desk, { secret, body_digest, delivery });
  })();
  desk.writing.set(name, mine);
  try {
    return await mine;
  } finally {
    if (desk.writing.get(name) === mine) desk.writing.delete(name);
  }
}

type Keeping = { secret: string; body_digest: string; delivery: NewDelivery };

async function keep(
  store: Store,
  desk: Desk,
  { secret, body_digest, delivery }: Keeping
): Promise<number | null> {
  const { source_id, delivery_key } = delivery;
  const inbox = await inboxOf(store.engine);
  const known = await inbox.query(deliveryKnown, { source_id, delivery_key, body_digest });
  const parcel = (drops: 'already_received'[], also?: (it: WriterTransaction) => Promise<void>) =>
    ({
      source_id,
      unit_id: delivery.unit_id,
      items: [],
      refusals: [],
      drops,
      delivery_id: null,
      now_us: microsOf(delivery.received_at),
      ...(also === undefined ? {} : { also })
    }) satisfies Parameters<Inbox['keep']>[0];
  if (known.length > 0) {
    await inbox.keep(parcel(['already_received']), Infinity);
    return null;
  }
  const delivery_id = desk.next_id;
  desk.next_id += 1;
  const sealed_text = sealed(secret).seal(packed(delivery));
  await inbox.keep(
    parcel([], (transaction) =>
      transaction.append('delivery', [
        { type: 'BIGINT', values: [BigInt(delivery_id)] },
        { type: 'INTEGER', values: [source_id] },
        { type: 'TIMESTAMP', values: [microsOf(delivery.received_at)] },
        { type: 'VARCHAR', values: [delivery_key] },
        { type: 'VARCHAR', values: [body_digest] },
        { type: 'VARCHAR', values: [delivery.topic] },
        { type: 'VARCHAR', values: [sealed_text] },
        { type: 'VARCHAR', values: [delivery.is_read === true ? 'read' : 'waiting'] },
        { type: 'VARCHAR', values: [null] },
        {
          type: 'TIMESTAMP',
          values: [delivery.is_read === true ? microsOf(delivery.received_at) : null]
        }
      ])
    ),
    Infinity
  );
  desk.has_waiting ||= delivery.is_read !== true;
  return delivery_id;
}

/** Length of the head in four bytes, the head as JSON, the raw body. */
function packed({ head, body }: NewDelivery): Buffer {
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([length, text, body]);
}

type Row = { delivery_id: number; source_id: number; received_at: string; sealed: string };

const deliveryOf = (row: Row, secret: string): Delivery => ({
  delivery_id: row.delivery_id,
  source_id: row.source_id,
  received_at: new Date(row.received_at.replace(' ', 'T')),
  open() {
    const bytes = sealed(secret).open(row.sealed);
    const head_end = 4 + bytes.readUInt32BE();
    return {
      head: JSON.parse(bytes.subarray(4, head_end).toString()) as NewDelivery['head'], // written by packed
      body: bytes.subarray(head_end)
    };
  }
});

const retry_hours = 1;

/** Deliveries that wait to be read, and failed ones after an hour's rest, oldest first; costs nothing when none waits. */
export async function deliveriesDue(
  store: Store,
  { secret, now, limit }: { secret: string; now: Date; limit: number }
): Promise<Delivery[]> {
  const desk = await deskOf(store.engine);
  if (!desk.has_waiting) return [];
  desk.has_waiting = false; // a delivery that comes meanwhile says so again
  const retry_before = stamp(new Date(now.getTime() - retry_hours * 3_600_000));
  const rows = await store.engine.query<Row>(dueRows, { retry_before, limit });
  desk.has_waiting ||= rows.length > 0;
  return rows.map((row) => deliveryOf(row, secret));
}

/** Has failed deliveries looked for again. */
export async function retryDeliveries(store: Store): Promise<void> {
  (await deskOf(store.engine)).has_waiting = true;
}

/** One delivery, null once it was purged. */
export async function openDelivery(
  store: Store,
  secret: string,
  delivery_id: number
): Promise<Delivery | null> {
  const [row] = await store.engine.query<Row>(deliverySealed, { delivery_id });
  return row === undefined ? null : deliveryOf(row, secret);
}

/** Removes one delivery before its time. */
export const forgetDelivery = (store: Store, delivery_id: number): Promise<void> =>
  store.engine.run('DELETE FROM delivery WHERE delivery_id = {delivery_id:Int64}', { delivery_id });

/** What reading a delivery came to. */
export type DeliveryEnd = { status: 'read' | 'dropped' | 'failed'; code: string | null; now: Date };

/** Writes what reading a delivery came to, in a writer's transaction: with the facts it gave, or not at all. */
export const settleDelivery =
  (delivery_id: number, { status, code, now }: DeliveryEnd) =>
  (transaction: WriterTransaction): Promise<void> =>
    transaction.run(settleRow, { delivery_id, status, code, read_at: stamp(now) });

/** Deliveries kept, by source and what became of them. */
export type DeliveryCount = {
  source_id: number;
  status: string;
  code: string | null;
  deliveries_n: number;
};

/** How many deliveries are kept, by source, state and reason. */
export const countDeliveries = (store: Store): Promise<DeliveryCount[]> =>
  store.engine.query<DeliveryCount>(deliveryCounts);

const kept_days = 30;

/**
 * Removes deliveries of more than thirty days, counting those that nobody read, and answers of more than a day; joins drop
 * counts. Source: domain note section 7, retention.
 */
export async function purgeDeliveries(store: Store, now: Date): Promise<void> {
  const ago = (hours: number): string => stamp(new Date(now.getTime() - hours * 3_600_000));
  const over = { before: ago(kept_days * 24), replies_before: ago(reply_hours) };
  const inbox = await inboxOf(store.engine);
  await inbox.write(async (transaction) => {
    for (const statement of statements(purgeOver)) await transaction.run(statement, over);
  });
}

const stamp = (date: Date): string => date.toISOString().replace('T', ' ').replace('Z', '');
