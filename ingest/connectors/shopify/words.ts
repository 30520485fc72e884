import type { Origin } from '#model/connector.ts';
import type { Fulfilment, OrderStatus, PaymentMoment } from '#model/order.ts';
import { fulfilmentOf } from '../parts/axes.ts';
import { inside, isYes, lookUp, rawsOf, text, valueOf, type Raw } from '../parts/raw.ts';
import { refs } from '../parts/refs.ts';

/**
 * Financial statuses. What was given back is a fact of its own, so a refunded order stays a sale. An order whose money
 * is only reserved waits until it is captured; a deposit counts as accepted.
 * Source: Shopify, OrderDisplayFinancialStatus; REST writes them in small letters.
 */
export const statuses = {
  pending: 'pending',
  authorized: 'pending',
  partially_paid: 'accepted',
  paid: 'paid',
  partially_refunded: 'paid',
  refunded: 'paid',
  voided: 'cancelled',
  expired: 'failed'
} as const satisfies Record<string, OrderStatus>;

const site: Origin = { order_mode: 'online', channel: 'own_site' };
const till: Origin = { order_mode: 'in_store', channel: 'counter' };
const typed: Origin = { order_mode: 'remote', channel: 'other' };

/**
 * Values of `source_name`: the shop's own channels by name, apps by number. An order that staff typed is remote.
 * There is no official list: every other word stays unknown until a rule says more.
 */
export const origins = {
  web: site,
  '580111': site,
  subscription_contract: site,
  subscription_contract_checkout_one: site,
  pos: till,
  '129785': till,
  shopify_draft_order: typed,
  '1354745': typed,
  '3890849': { order_mode: 'online', channel: 'app' }
} as const satisfies Record<string, Origin>;

const methods: Record<string, Fulfilment> = {
  shipping: 'shipping',
  pick_up: 'pickup_shop',
  pickup: 'pickup_shop',
  pickup_point: 'pickup_point',
  local: 'local_delivery',
  local_delivery: 'local_delivery',
  retail: 'carry_out'
};

/** How the goods leave: by the fulfilment order, the shipping line, or because nothing needs shipping; else null. */
export function fulfilment(order: Raw): Fulfilment | null {
  const [planned] = rawsOf(valueOf(order, 'fulfillment_orders'));
  const method = text(inside(planned ?? {}, 'delivery_method'), 'method_type');
  const planned_way = lookUp(methods, method?.toLowerCase() ?? null);
  if (planned_way !== null) return planned_way;
  const [line] = rawsOf(valueOf(order, 'shipping_lines'));
  if (line === undefined) return isDigital(order) ? 'digital' : null;
  const category = text(line, 'delivery_category')?.toLowerCase().replace(/[ -]/g, '_');
  return (
    lookUp(methods, category ?? null) ?? fulfilmentOf(text(line, 'code') ?? text(line, 'title'))
  );
}

function isDigital(order: Raw): boolean {
  const lines = rawsOf(valueOf(order, 'line_items'));
  return lines.length > 0 && lines.every((line) => valueOf(line, 'requires_shipping') === false);
}

const on_the_spot = /cash|\bcod\b|contre.?rembours|retrait|pick.?up|sur place|in.?store/i;

/** When the customer pays: by payment terms, at the door, at the counter, or when ordering; null when nothing says so. */
export function paymentMoment(order: Raw, how: Fulfilment): PaymentMoment | null {
  if (valueOf(order, 'payment_terms') !== undefined && valueOf(order, 'payment_terms') !== null)
    return 'on_account';
  const given = valueOf(order, 'payment_gateway_names');
  const gateways = Array.isArray(given) ? given.filter((it) => typeof it === 'string') : [];
  const gateway = gateways[0] ?? text(order, 'gateway');
  if (gateway === null || gateway === undefined) return null;
  if (how === 'carry_out' || !on_the_spot.test(gateway)) return 'at_order';
  return how === 'pickup_shop' ? 'at_pickup' : 'at_delivery';
}

/** What a financial status means here, with what else the order says of itself. */
export function statusIn(
  order: Raw,
  financial: OrderStatus,
  moment: PaymentMoment | null
): OrderStatus {
  const sent = text(order, 'fulfillment_status')?.toLowerCase() ?? 'unfulfilled';
  const left = ['fulfilled', 'partial', 'partially_fulfilled'].includes(sent);
  if (text(order, 'cancelled_at') !== null && !left) return 'cancelled';
  if (financial === 'pending' && moment !== null && moment !== 'at_order') return 'accepted';
  return financial === 'paid' && sent === 'fulfilled' ? 'fulfilled' : financial;
}

/** The customer by e-mail, or by account where the app may not see e-mails; null for neither. */
export const customer = (order: Raw): string | null =>
  text(order, 'email') ??
  text(order, 'contact_email') ??
  text(inside(order, 'customer'), 'email') ??
  text(inside(order, 'customer'), 'id');

/** References that the payment providers know too. */
export const paymentRefs = (order: Raw): string[] =>
  refs(
    ...rawsOf(valueOf(order, 'transactions'))
      .filter((it) => !isYes(valueOf(it, 'test')))
      .flatMap((it) => [
        text(it, 'authorization'),
        text(it, 'payment_id'),
        text(inside(it, 'receipt'), 'payment_intent'),
        text(inside(it, 'receipt'), 'id')
      ])
  );
