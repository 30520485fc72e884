import type { Connector, Read, ReadContext } from '#model/connector.ts';
import {
  acceptReads,
  drainInbox,
  listQuarantine,
  openConnection,
  openDelivery,
  originRules,
  refusedDeliveries,
  replayQuarantine,
  settleDeliveryRows,
  sourceOf,
  valueRules,
  type Delivery,
  type Store,
  type Which
} from '#queries/store.server.ts';
import { connectors } from '../connectors/index.ts';
import { pulledHead, readRecord } from './words.ts';

/** What replays work with. */
export type ReplayDoor = {
  store: Store;
  secret: string;
  signal: AbortSignal;
  clock: { now(): Date };
};

/** What a replay brought. `open_n`: rows of the same choice that wait on. */
export type Replayed = {
  accepted_n: number;
  updated_n: number;
  duplicate_n: number;
  open_n: number;
};

/**
 * Sends refused rows through the door again under today's rules: those of a sealed delivery through their connector, the
 * others as they were understood. Rows that pass are marked, rows that fail stay as they were.
 */
export async function replay(door: ReplayDoor, which: Which): Promise<Replayed> {
  const sum: Replayed = { accepted_n: 0, updated_n: 0, duplicate_n: 0, open_n: 0 };
  const { store, secret, signal, clock } = door;
  await drainInbox(store);
  for (const { delivery_id } of await refusedDeliveries(store, which)) {
    signal.throwIfAborted();
    const delivery = await openDelivery(store, secret, delivery_id);
    if (delivery !== null) add(sum, await again(door, delivery));
  }
  await drainInbox(store);
  const received_at = clock.now().toISOString().replace('T', ' ').replace('Z', '');
  for (const outcome of await replayQuarantine(store, { ...which, received_at, signal }))
    add(sum, outcome);
  sum.open_n = (await listQuarantine(store, { ...which, limit: 0 })).rows_n;
  return sum;
}

type Counts = Pick<Replayed, 'accepted_n' | 'updated_n' | 'duplicate_n'>;

function add(sum: Replayed, counts: Counts): void {
  sum.accepted_n += counts.accepted_n;
  sum.updated_n += counts.updated_n;
  sum.duplicate_n += counts.duplicate_n;
}

const nothing: Counts = { accepted_n: 0, updated_n: 0, duplicate_n: 0 };

/** A delivery read again; what is refused as before is not told twice. */
async function again({ store, secret, clock }: ReplayDoor, delivery: Delivery): Promise<Counts> {
  const { source_id, delivery_id } = delivery;
  const source = await sourceOf(store, source_id);
  const connector = connectors.get(source.kind);
  if (connector === undefined) return nothing;
  const connection = await openConnection(store, source_id, secret);
  const context: ReadContext<Record<string, unknown>> = {
    zone: source.zone,
    currency: source.currency,
    settings: (connection?.settings ?? {}) as Record<string, unknown>, // saved as an object
    origins: await originRules(store, source_id)
  };
  const words = await valueRules(store, source_id);
  const reads = recordsIn(connector, delivery).flatMap((record) =>
    readRecord(connector, record, context, words)
  );
  const good = reads.filter((read) => read.kind !== 'refused');
  const counts = await acceptReads(store, {
    ...{ source_id, delivery_id, secret },
    reads: good.filter((read) => read.kind !== 'dropped'),
    received_at: clock.now()
  });
  await settleDeliveryRows(store, delivery_id, stillRefused(reads, counts.quarantined));
  return counts;
}

const stillRefused = (
  reads: readonly Read[],
  quarantined: readonly { code: string; value: string }[]
) => [...reads.filter((read) => read.kind === 'refused'), ...quarantined];

/** The records of a delivery: a webhook's by its connector, one of a pull as it came. */
function recordsIn(connector: Connector, delivery: Delivery): unknown[] {
  const { head, body } = delivery.open();
  if (head.method === pulledHead.method)
    return [JSON.parse(Buffer.from(body).toString()) as unknown];
  return connector.webhook?.records({ ...head, body }) ?? [];
}
