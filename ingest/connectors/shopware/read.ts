import type { Read, ReadContext } from '#model/connector.ts';
import { countedStatuses } from '#model/order.ts';
import { axesOf } from '../parts/axes.ts';
import { amountOf, amountOrZero, currencyOf, needAmount, taxShare } from '../parts/money.ts';
import { inside, itemsOf, piecesOf, rawOf, rawsOf, text, valueOf, type Raw } from '../parts/raw.ts';
import { refs } from '../parts/refs.ts';
import { attempt, orderReadBy, Refusal, strange, givenBack } from '../parts/refusal.ts';
import { instant, needInstant } from '../parts/time.ts';
import {
  fulfilment,
  originOf,
  origins,
  paymentMoment,
  paymentOf,
  stateOf,
  statusIn
} from './words.ts';

/** Orders of the Admin API, one or a list, with what was given back. */
export const read = (record: unknown, context: ReadContext): Read[] =>
  itemsOf(record, 'data', 'elements').flatMap((item) => {
    const order = rawOf(item);
    if (order === null) return strange('orderNumber');
    const id = text(order, 'id') ?? text(order, 'orderNumber');
    if (id === null || !Object.hasOwn(order, 'orderNumber')) return strange('orderNumber', id);
    if (!Object.hasOwn(order, 'price') && !Object.hasOwn(order, 'amountTotal'))
      return strange('amountTotal', id.slice(0, 200));
    return [
      attempt(id, () => orderOf(order, id, context)),
      ...refundsOf(order).map((refund) =>
        attempt(`refund:${refund.id}`, () => refundRead(refund, order, id, context))
      )
    ];
  });

const axes = (order: Raw, context: ReadContext) =>
  axesOf(originOf(order), origins, context.origins, fulfilment(order));

const currencyIn = (order: Raw): string =>
  currencyOf({ isoCode: text(inside(order, 'currency'), 'isoCode') }, 'isoCode');

/** Total with tax, and its tax by the platform's own tax lines. */
function moneyOf(order: Raw, currency: string): { gross: number; tax: number } {
  const price = inside(order, 'price');
  const total = valueOf(order, 'amountTotal') ?? valueOf(price, 'totalPrice');
  const gross = amountOf(total, 'amountTotal', currency);
  if (gross === null) throw new Refusal('missing', 'amountTotal', '');
  const net = amountOf(
    valueOf(order, 'amountNet') ?? valueOf(price, 'netPrice'),
    'amountNet',
    currency
  );
  const lines = rawsOf(valueOf(price, 'calculatedTaxes'));
  const tax = lines.reduce((sum, line) => sum + amountOrZero(line, 'tax', currency), 0);
  return { gross, tax: lines.length > 0 || net === null ? tax : gross - net };
}

function orderOf(order: Raw, id: string, context: ReadContext): Read {
  const currency = currencyIn(order);
  const { gross, tax } = moneyOf(order, currency);
  const where = axes(order, context);
  const payment_moment = paymentMoment(order, where.fulfilment);
  const goods = rawsOf(valueOf(order, 'lineItems')).filter(
    (line) => !['promotion', 'discount', 'credit'].includes(text(line, 'type') ?? 'product')
  );
  const fact = {
    external_id: id,
    version_at: changedAt(order),
    ordered_at: needInstant(order, 'orderDateTime'),
    ...where,
    payment_moment,
    net_minor: gross - tax,
    tax_minor: tax,
    refund_minor: 0,
    tax_basis: 'ht' as const,
    currency,
    customer: customerOf(order),
    items_n: piecesOf(goods, 'quantity'),
    refund_of: null,
    payment_refs: refsOf(order)
  };
  return orderReadBy(fact, () => statusIn(order, payment_moment));
}

/** The newest change of the order or its payments: a payment's change leaves the order's own time as it is. */
function changedAt(order: Raw): string | null {
  const times = [order, ...rawsOf(valueOf(order, 'transactions'))].map(
    (it) => instant(it, 'updatedAt') ?? instant(it, 'createdAt')
  );
  return (
    times
      .filter((time) => time !== null)
      .sort()
      .at(-1) ?? null
  );
}

const customerOf = (order: Raw): string | null => {
  const customer = inside(order, 'orderCustomer');
  return text(customer, 'email') ?? text(customer, 'customerId');
};

const refsOf = (order: Raw): string[] =>
  refs(
    ...rawsOf(valueOf(order, 'transactions')).flatMap((it) => [
      text(it, 'id'),
      ...rawsOf(valueOf(it, 'captures')).map((capture) => text(capture, 'externalReference'))
    ])
  );

type Refund = { id: string; at: string | null; record: Raw; whole: boolean };

/** Refunds of captures that were carried out; else a payment that was given back, or taken back by a bank, as a whole. */
function refundsOf(order: Raw): Refund[] {
  const payment = paymentOf(order);
  const told = rawsOf(valueOf(order, 'transactions'))
    .flatMap((it) => rawsOf(valueOf(it, 'captures')))
    .flatMap((capture) => rawsOf(valueOf(capture, 'refunds')))
    .filter((refund) => stateOf(refund) === 'completed');
  if (told.length > 0)
    return told.map((record) => ({
      id: text(record, 'id') ?? '',
      at: text(record, 'createdAt'),
      record,
      whole: false
    }));
  if (payment === null || !['refunded', 'chargeback'].includes(stateOf(payment) ?? '')) return [];
  const at = text(payment, 'updatedAt') ?? text(payment, 'createdAt');
  return [{ id: text(payment, 'id') ?? '', at, record: payment, whole: true }];
}

function refundRead(refund: Refund, order: Raw, id: string, context: ReadContext): Read {
  const currency = currencyIn(order);
  const { gross, tax } = moneyOf(order, currency);
  const back = refund.whole
    ? gross
    : Math.abs(needAmount(inside(refund.record, 'amount'), 'totalPrice', currency));
  const where = axes(order, context);
  const status = statusIn(order, paymentMoment(order, where.fulfilment));
  return givenBack({
    external_id: `refund:${refund.id}`,
    version_at: changedAt(order),
    ordered_at: needInstant({ createdAt: refund.at }, 'createdAt'),
    ...where,
    status: countedStatuses.includes(status) ? 'refund' : 'failed',
    refund_minor: back - taxShare(back, tax, gross),
    tax_basis: 'ht',
    currency,
    customer: customerOf(order),
    refund_of: id
  });
}
