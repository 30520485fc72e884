import type { Origin } from '#model/connector.ts';
import type { Fulfilment, OrderStatus, PaymentMoment } from '#model/order.ts';
import { fulfilmentOf } from '../parts/axes.ts';
import { inside, isYes, rawOf, text, textOf, valueOf, type Raw } from '../parts/raw.ts';
import { Refusal } from '../parts/refusal.ts';

/**
 * What a shop's own order states come to, by their flags and, where those say nothing, by the message they send. A shop
 * may edit its states, so their numbers mean nothing by themselves.
 * Source: PrestaShop, OrderState: `paid`, `logable` (counted as valid), `shipped`; templates of the states it ships with.
 */
export const statuses = {
  shipped: 'fulfilled',
  paid: 'paid',
  logable: 'accepted',
  cashondelivery: 'accepted',
  cheque: 'pending',
  bankwire: 'pending',
  outofstock: 'pending',
  waiting: 'pending',
  order_canceled: 'cancelled',
  refund: 'cancelled',
  payment_error: 'failed'
} as const satisfies Record<string, OrderStatus>;

type Word = keyof typeof statuses;

/** The states every shop starts with and whose numbers are the same in all versions; for files without the states. */
const first_states: Readonly<Record<string, Word>> = {
  1: 'cheque',
  2: 'paid',
  3: 'paid',
  4: 'shipped',
  5: 'shipped',
  6: 'order_canceled',
  7: 'refund',
  8: 'payment_error',
  9: 'paid',
  10: 'bankwire'
};

/** The state of an order in the words of the table. Errors: Refusal for a state that neither flags nor number explain. */
export function stateOf(order: Raw): Word {
  const state = rawOf(valueOf(order, 'state'));
  const number = text(order, 'current_state');
  if (state !== null) return byFlags(state);
  if (number === null) throw new Refusal('missing', 'current_state', '');
  const word = Object.hasOwn(first_states, number) ? first_states[number] : undefined;
  if (word === undefined) throw new Refusal('unknown_value', 'current_state', number);
  return word;
}

function byFlags(state: Raw): Word {
  const template = templateOf(state);
  if (isYes(valueOf(state, 'shipped'))) return 'shipped';
  if (isYes(valueOf(state, 'paid'))) return 'paid';
  if (template !== null && Object.hasOwn(statuses, template)) return template as Word; // just looked up
  return isYes(valueOf(state, 'logable')) ? 'logable' : 'waiting';
}

/** Name of the message a state sends; given once, or once per language. */
function templateOf(state: Raw): string | null {
  const given = valueOf(state, 'template');
  if (Array.isArray(given)) return text(rawOf(given[0]) ?? {}, 'value');
  const language = valueOf(rawOf(given) ?? {}, 'language');
  const first: unknown = Array.isArray(language) ? language[0] : language;
  return textOf(given) ?? textOf(first) ?? text(rawOf(first) ?? {}, '#text');
}

const site: Origin = { order_mode: 'online', channel: 'own_site' };
const market: Origin = { order_mode: 'online', channel: 'marketplace' };
const till: Origin = { order_mode: 'in_store', channel: 'counter' };

const all = (names: string, origin: Origin): Record<string, Origin> =>
  Object.fromEntries(names.split(' ').map((name) => [name, origin]));

/**
 * PrestaShop has no field for where an order was placed: the payment module stands for it. Modules that only take
 * payments on the site mean the site, those of marketplaces and tills mean these; every other one is unknown.
 */
export const origins: Readonly<Record<string, Origin>> = {
  ...all('cheque bankwire cashondelivery ps_checkpayment ps_wirepayment ps_cashondelivery', site),
  ...all('ps_checkout paypal stripe_official stripejs payplug mollie alma adyenofficial', site),
  ...all(
    'payzen systempay sogecommerce lyra monetico etransactions hipay_enterprise free_order',
    site
  ),
  ...all('shoppingfeed sfpayment lengow_payment beezup feedbiz amazon cdiscount ebay', market),
  ...all('hspointofsalepro wkpos rockpos pospayment', till)
};

/** How the goods leave: `carrier_name` comes with the pull; the first carrier, named 0, is pickup in the shop. */
export function fulfilment(order: Raw): Fulfilment | null {
  if (text(order, 'id_carrier') === '0') return 'digital';
  const name = text(order, 'carrier_name');
  return name === '0' ? 'pickup_shop' : fulfilmentOf(name);
}

/** When the customer pays, by the payment module; null without one. */
export function paymentMoment(order: Raw, how: Fulfilment): PaymentMoment | null {
  const module = text(order, 'module');
  if (module === null) return null;
  if (!/cash.?on.?delivery|contre.?rembours/i.test(module)) return 'at_order';
  return how === 'pickup_shop' ? 'at_pickup' : 'at_delivery';
}

/** References of the five orders that every new shop is filled with. */
const demo = new Set(['XKBKNABJK', 'OHSATSERP', 'UOYEVOLI', 'FFATNOMMJ', 'KHWLILZLL']);

/** An order of the demonstration shop. */
export const isDemo = (order: Raw): boolean => demo.has(text(order, 'reference') ?? '');

/** Pieces in the rows of an order, as XML or JSON nests them. */
export function rowsOf(order: Raw): unknown {
  const rows = valueOf(inside(order, 'associations'), 'order_rows');
  const nested = rawOf(rows) === null ? rows : valueOf(rawOf(rows) ?? {}, 'order_row');
  return rawOf(nested) === null ? nested : [nested];
}
