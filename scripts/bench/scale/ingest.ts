import type { Read } from '#model/connector.ts';
import { refreshCells } from '#queries/cells/refresh.ts';
import { acceptReads, drainInbox } from '#queries/store.server.ts';
import type { Store } from '#queries/store.ts';

/**
 * Milliseconds until so many orders are durable, until they count in the roll-ups, until the cells show them; `cpu_ms`: of
 * the processor, for all of it.
 */
export type Intake = { durable_ms: number; applied_ms: number; shown_ms: number; cpu_ms: number };

/**
 * Sends new orders of the last day to the first shops of the store, a hundred for each, as the collector would.
 * `turn` makes the orders of one call different from those of another.
 */
export async function takeIn(store: Store, orders_n: number, turn: string): Promise<Intake> {
  const [from, cpu] = [performance.now(), process.cpuUsage()];
  const each = 100;
  for (let shop = 1; shop <= Math.ceil(orders_n / each); shop++)
    await acceptReads(store, {
      source_id: shop,
      reads: Array.from({ length: Math.min(each, orders_n - (shop - 1) * each) }, (_, i) =>
        read(`${turn}-${shop}-${i}`, i)
      ),
      secret: 'bench-secret-bench-secret'
    });
  const durable_ms = performance.now() - from;
  await drainInbox(store);
  const applied_ms = performance.now() - from;
  await refreshCells(store);
  const { user, system } = process.cpuUsage(cpu);
  return {
    durable_ms,
    applied_ms,
    shown_ms: performance.now() - from,
    cpu_ms: (user + system) / 1000
  };
}

const read = (external_id: string, i: number): Read => ({
  kind: 'order',
  fact: {
    external_id,
    version_at: '2020-12-31T10:00:00Z',
    ordered_at: `2020-12-31T${String(7 + (i % 12)).padStart(2, '0')}:00:00Z`,
    order_mode: 'online',
    channel: 'own_site',
    fulfilment: 'shipping',
    payment_moment: 'at_order',
    status: 'paid',
    net_minor: 2500 + i,
    tax_minor: null,
    refund_minor: 0,
    tax_basis: 'ht',
    currency: 'EUR',
    customer: `customer ${i}`,
    items_n: 1,
    refund_of: null,
    origin: null,
    payment_refs: []
  }
});
