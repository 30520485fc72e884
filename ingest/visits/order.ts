import { OrderFact, type Read } from '#model/connector.ts';
import { amount, needAmount } from '../connectors/parts/money.ts';
import { Refusal } from '../connectors/parts/refusal.ts';
import type { TrackedOrder } from './call.ts';

/**
 * An order that a page's tracker reported, as a fact: online, on the shop's own site, with what the buyer paid. How it is
 * handed over the tracker does not know. With a tax the amount counts without it, else with whatever tax is in it.
 * Nothing of the visitor is in it.
 */
export function trackedOrder(order: TrackedOrder, currency: string, now: Date): Read {
  const external_id = order.external_id.slice(0, 200);
  try {
    return { kind: 'order', fact: OrderFact.parse(factOf(order, currency, now)) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, column, value } = error;
    return { kind: 'refused', code, column, value, external_id };
  }
}

function factOf(order: TrackedOrder, currency: string, now: Date): OrderFact {
  const record = { revenue: order.revenue, ec_tx: order.tax };
  const paid = needAmount(record, 'revenue', currency);
  const tax = amount(record, 'ec_tx', currency);
  return {
    external_id: order.external_id.slice(0, 200),
    version_at: null,
    ordered_at: now.toISOString(),
    order_mode: 'online',
    channel: 'own_site',
    fulfilment: 'none',
    payment_moment: null,
    status: 'paid',
    net_minor: paid - (tax ?? 0),
    tax_minor: tax,
    refund_minor: 0,
    tax_basis: tax === null ? 'ttc' : 'ht',
    currency,
    customer: null,
    items_n: order.items_n,
    refund_of: null,
    origin: 'matomo',
    payment_refs: []
  };
}
