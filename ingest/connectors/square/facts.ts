import type { Read, ReadContext } from '#model/connector.ts';
import type { OrderStatus } from '#model/order.ts';
import { axesOf, statusOf, type Axes } from '../parts/axes.ts';
import { currencyOf, minorAmount, needMinor } from '../parts/money.ts';
import { firstText, inside, piecesOf, rawsOf, text, valueOf, type Raw } from '../parts/raw.ts';
import { refs } from '../parts/refs.ts';
import { attempt, orderRead as checked } from '../parts/refusal.ts';
import { instant, needInstant } from '../parts/time.ts';
import { fulfilments, origins, statuses } from './words.ts';

const money = (object: Raw, name: string): number =>
  minorAmount(inside(object, name), 'amount') ?? 0;

function axes(order: Raw, context: ReadContext): Axes {
  const [first] = rawsOf(valueOf(order, 'fulfillments'));
  const type = first === undefined ? null : text(first, 'type');
  const source =
    text(inside(order, 'creation_source'), 'name') ?? text(inside(order, 'source'), 'name');
  return axesOf(source, origins, context.origins, fulfilments[type ?? ''] ?? null);
}

/** An order sells what it charges, without tips. One that is open counts once nothing is left to pay. */
export function orderRead(order: Raw, context: ReadContext): Read {
  const currency = currencyOf(inside(order, 'total_money'), 'currency', context.currency);
  const tax_minor = money(order, 'total_tax_money');
  const where = axes(order, context);
  return checked({
    external_id: text(order, 'id') ?? '',
    version_at: instant(order, 'updated_at'),
    ordered_at: needInstant(order, 'created_at'),
    ...where,
    payment_moment: where.order_mode === 'in_store' ? 'at_order' : null,
    status: orderStatus(order),
    net_minor:
      needMinor(inside(order, 'total_money'), 'amount') -
      tax_minor -
      money(order, 'total_tip_money'),
    tax_minor,
    refund_minor: 0,
    tax_basis: 'ht',
    currency,
    customer: customerOf(order),
    items_n: piecesOf(rawsOf(valueOf(order, 'line_items')), 'quantity'),
    refund_of: null,
    payment_refs: refs(
      ...rawsOf(valueOf(order, 'tenders')).flatMap((tender) => [
        text(tender, 'payment_id'),
        text(tender, 'id')
      ]),
      text(order, 'reference_id')
    )
  });
}

function orderStatus(order: Raw): OrderStatus {
  const state = text(order, 'state');
  const due = minorAmount(inside(order, 'net_amount_due_money'), 'amount');
  const is_paid = state === 'OPEN' && due === 0 && money(order, 'total_money') > 0;
  return statusOf(statuses, is_paid ? 'OPEN_PAID' : state, 'state');
}

/** What an order takes back: one refund for each sale it names, on the day of the return. */
export function returnReads(order: Raw, context: ReadContext): Read[] {
  const returns = rawsOf(valueOf(order, 'returns'));
  const id = text(order, 'id') ?? '';
  return returns.map((back, i): Read => {
    const external_id = `${id}:${text(back, 'uid') ?? String(i)}`;
    return attempt(external_id, () => {
      const own = inside(back, 'return_amounts');
      const amounts =
        Object.keys(own).length === 0 && returns.length === 1
          ? inside(order, 'return_amounts')
          : own;
      const currency = currencyOf(inside(amounts, 'total_money'), 'currency', context.currency);
      const status = orderStatus(order);
      return checked({
        ...refundBase(order, context),
        external_id,
        status: status === 'paid' ? 'refund' : status,
        refund_minor: Math.abs(
          needMinor(inside(amounts, 'total_money'), 'amount') -
            money(amounts, 'tax_money') -
            money(amounts, 'tip_money')
        ),
        tax_basis: 'ht',
        currency,
        refund_of: text(back, 'source_order_id'),
        payment_refs: refs(...rawsOf(valueOf(order, 'refunds')).map((refund) => text(refund, 'id')))
      });
    });
  });
}

const refundBase = (object: Raw, context: ReadContext) => ({
  version_at: instant(object, 'updated_at'),
  ordered_at: needInstant(object, 'created_at'),
  ...axes(object, context),
  payment_moment: null,
  net_minor: 0,
  tax_minor: null,
  customer: customerOf(object),
  items_n: null
});

/** A payment, with its tip taken off. Its order tells the same sale and names it among its tenders. */
export function paymentRead(payment: Raw, context: ReadContext): Read {
  const currency = currencyOf(inside(payment, 'amount_money'), 'currency', context.currency);
  const product = text(inside(payment, 'application_details'), 'square_product');
  const where = axesOf(product, origins, context.origins, null);
  return checked({
    external_id: text(payment, 'id') ?? '',
    version_at: instant(payment, 'updated_at'),
    ordered_at: needInstant(payment, 'created_at'),
    ...where,
    payment_moment: where.order_mode === 'in_store' ? 'at_order' : null,
    status: statusOf(statuses, text(payment, 'status'), 'status'),
    net_minor: needMinor(inside(payment, 'amount_money'), 'amount'),
    tax_minor: null,
    refund_minor: 0,
    tax_basis: 'ttc',
    currency,
    customer: customerOf(payment),
    items_n: null,
    refund_of: null,
    payment_refs: refs(text(payment, 'reference_id'))
  });
}

/** A refund of a payment; a return that it belongs to tells the same and names it. */
export function refundRead(refund: Raw, context: ReadContext): Read {
  const status = statusOf(statuses, text(refund, 'status'), 'status');
  return checked({
    ...refundBase(refund, context),
    external_id: text(refund, 'id') ?? '',
    status: status === 'paid' ? 'refund' : status,
    refund_minor: Math.abs(needMinor(inside(refund, 'amount_money'), 'amount')),
    tax_basis: 'ttc',
    currency: currencyOf(inside(refund, 'amount_money'), 'currency', context.currency),
    refund_of: text(refund, 'payment_id'),
    payment_refs: []
  });
}

/** The customer by e-mail where the goods or the receipt went, else by account. */
function customerOf(object: Raw): string | null {
  for (const way of rawsOf(valueOf(object, 'fulfillments')))
    for (const name of ['pickup_details', 'shipment_details', 'delivery_details']) {
      const mail = text(inside(way, name, 'recipient'), 'email_address');
      if (mail !== null) return mail;
    }
  return firstText(object, 'buyer_email_address', 'customer_id');
}
