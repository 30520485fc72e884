import type { Connector, RawRequest, Read, ReadContext } from '#model/connector.ts';
import { PushBack, StoreError } from '#model/problem.ts';
import {
  acceptReads,
  openConnection,
  originRules,
  settleDelivery,
  sourceOf,
  valueRules,
  type Accepted,
  type Delivery
} from '#queries/store.server.ts';
import { connectors } from '../connectors/index.ts';
import type { CollectContext } from '../context.ts';
import { readRecord } from '../pull/words.ts';
import { follow, type Asking } from './follow.ts';

type Registry = ReadonlyMap<string, Connector>;

/**
 * Reads a kept webhook and hands on what it holds; its facts and its own state are written together, so that reading it
 * twice changes nothing. One that cannot be read stays, marked failed, and is tried again. Null: it failed.
 * Errors: PushBack, StoreError: it waits on.
 */
export async function readDelivery(
  context: CollectContext,
  delivery: Delivery,
  registry: Registry = connectors
): Promise<Accepted | null> {
  const store = await context.store();
  const { delivery_id, source_id } = delivery;
  const now = context.now();
  const ended = (status: 'read' | 'dropped' | 'failed', code: string | null) =>
    settleDelivery(delivery_id, { status, code, now });
  const shared = {
    source_id,
    secret: context.secret,
    received_at: delivery.received_at,
    delivery_id
  };
  if (await followed(context, delivery, registry)) return nothing;
  const reads = await readsOf(context, delivery, registry);
  if (reads === null) {
    await acceptReads(store, { ...shared, reads: [], also: ended('failed', 'unreadable') });
    return null;
  }
  const [first] = reads;
  const is_dropped = reads.every(({ kind }) => kind === 'dropped');
  const code = first?.kind === 'dropped' ? first.reason : 'no_sale';
  const all: Read[] =
    first === undefined ? [{ kind: 'dropped', reason: 'no_sale', external_id: null }] : reads;
  return acceptReads(store, {
    ...shared,
    reads: all,
    also: is_dropped ? ended('dropped', code) : ended('read', null)
  });
}

/** What a request about personal data brings in. */
const nothing: Accepted = {
  accepted_n: 0,
  updated_n: 0,
  duplicate_n: 0,
  dropped_n: 0,
  quarantined: []
};

/** Whether a delivery is a request about what is held on somebody; it was followed then. One that cannot be read is not. */
async function followed(
  context: CollectContext,
  delivery: Delivery,
  registry: Registry
): Promise<boolean> {
  const store = await context.store();
  let asking: Omit<Asking, 'delivery'> | null;
  try {
    const connection = await openConnection(store, delivery.source_id, context.secret);
    const webhook = registry.get(connection?.connector ?? '')?.webhook;
    const { head, body } = delivery.open();
    const asked = webhook?.asks?.({ ...head, body }) ?? null;
    asking = asked === null ? null : { asked, source: await sourceOf(store, delivery.source_id) };
  } catch (error) {
    if (error instanceof StoreError) throw error;
    return false; // reading it fails the same way, and is told there
  }
  if (asking === null) return false;
  await follow(context, { ...asking, delivery });
  return true;
}

/** What a delivery holds, in our words; null when its reader fails, which is told without its content. */
async function readsOf(
  context: CollectContext,
  delivery: Delivery,
  registry: Registry
): Promise<Read[] | null> {
  const store = await context.store();
  const { source_id } = delivery;
  try {
    const connection = await openConnection(store, source_id, context.secret);
    const connector = registry.get(connection?.connector ?? '');
    if (connection === null || connector?.webhook === undefined) return null;
    const source = await sourceOf(store, source_id);
    const reading: ReadContext<Record<string, unknown>> = {
      zone: source.zone,
      currency: source.currency,
      settings: connector.settings.parse(connection.settings),
      origins: await originRules(store, source_id)
    };
    const words = await valueRules(store, source_id);
    const { head, body } = delivery.open();
    const request: RawRequest = { ...head, body };
    return connector.webhook
      .records(request)
      .flatMap((record) => readRecord(connector, record, reading, words));
  } catch (error) {
    if (error instanceof StoreError || error instanceof PushBack) throw error;
    const name = error instanceof Error ? error.name : 'error';
    context.log(`delivery ${delivery.delivery_id} of source ${source_id} cannot be read: ${name}`);
    return null;
  }
}
