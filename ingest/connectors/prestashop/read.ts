import type { DropReason, Read, ReadContext } from '#model/connector.ts';
import { isCurrency } from '#model/money.ts';
import { countedStatuses, type OrderStatus } from '#model/order.ts';
import { axesOf, type Axes } from '../parts/axes.ts';
import { amount, amountOrZero, needAmount } from '../parts/money.ts';
import { itemsOf, piecesOf, rawOf, rawsOf, text, valueOf, type Raw } from '../parts/raw.ts';
import { attempt, orderReadBy, Refusal, strange, givenBack } from '../parts/refusal.ts';
import { instant, needInstant } from '../parts/time.ts';
import { fulfilment, isDemo, origins, paymentMoment, rowsOf, stateOf, statuses } from './words.ts';

/** Orders and credit slips of the webservice, XML or JSON, one or many, and the rows of the demonstration shop. */
export function read(record: unknown, context: ReadContext): Read[] {
  return itemsOf(record, 'prestashop').flatMap((root) => {
    const given = rawOf(root);
    if (given === null) return strange('id');
    if (has(given, 'entity_orders', 'entity_order_detail')) return demoRows(given);
    if (has(given, 'order_slip', 'order_slips')) return slipsIn(given, context);
    return itemsOf(given, 'orders')
      .flatMap((item) => itemsOf(item, 'order'))
      .flatMap((item) => one(rawOf(item), context));
  });
}

const has = (record: Raw, ...names: string[]): boolean =>
  names.some((name) => Object.hasOwn(record, name));

const drop = (reason: DropReason, order: Raw): Read[] => [
  { kind: 'dropped', reason, external_id: text(order, 'id')?.slice(0, 200) ?? null }
];

/** Rows of the installer: its orders are no sales, and their lines belong to them. */
function demoRows(given: Raw): Read[] {
  const rows = (entity: string, name: string): Raw[] =>
    itemsOf(valueOf(given, entity), 'entities')
      .flatMap((item) => itemsOf(item, name))
      .map(rawOf)
      .filter((row) => row !== null);
  return [
    ...rows('entity_orders', 'orders').flatMap((row) =>
      isDemo(row) ? drop('test_order', row) : strange('date_add', text(row, 'id'))
    ),
    ...rows('entity_order_detail', 'order_detail').flatMap((row) => drop('told_elsewhere', row))
  ];
}

function one(order: Raw | null, context: ReadContext): Read[] {
  const id = order === null ? null : text(order, 'id');
  if (order === null || id === null) return strange('id');
  if (!has(order, 'current_state') || !has(order, 'total_paid', 'total_paid_tax_incl'))
    return strange('current_state', id.slice(0, 200));
  if (isDemo(order)) return drop('test_order', order);
  return [attempt(id, () => orderOf(order, context))];
}

const axes = (order: Raw, context: ReadContext): Axes =>
  axesOf(text(order, 'module'), origins, context.origins, fulfilment(order));

/** Currency of an order: by its code, which the pull brings; else that of the shop, when the order was not converted. */
function currencyIn(order: Raw, context: ReadContext): string {
  const code = text(order, 'currency_code')?.toUpperCase();
  if (code !== undefined && isCurrency(code)) return code;
  const number = text(order, 'id_currency');
  const same = Number(text(order, 'conversion_rate') ?? 1) === 1;
  if (code !== undefined || !same)
    throw new Refusal('unknown_currency', 'id_currency', code ?? number ?? '');
  return context.currency;
}

function orderOf(order: Raw, context: ReadContext): Read {
  const currency = currencyIn(order, context);
  const clock = { zone: context.zone };
  const where = axes(order, context);
  const gross =
    amount(order, 'total_paid_tax_incl', currency) ?? needAmount(order, 'total_paid', currency);
  const net = amount(order, 'total_paid_tax_excl', currency);
  const fact = {
    external_id: text(order, 'id') ?? '',
    version_at: instant(order, 'date_upd', clock),
    ordered_at: needInstant(order, 'date_add', clock),
    ...where,
    payment_moment: paymentMoment(order, where.fulfilment),
    net_minor: net ?? gross,
    tax_minor: net === null ? null : gross - net,
    refund_minor: 0,
    tax_basis: net === null ? ('ttc' as const) : ('ht' as const),
    currency,
    customer: accountOf(order),
    items_n: piecesOf(rawsOf(rowsOf(order)), 'product_quantity'),
    refund_of: null,
    payment_refs: []
  };
  return orderReadBy(fact, () => statuses[stateOf(order)]);
}

/** The account; the webservice names guests by a number of their own. */
const accountOf = (order: Raw): string | null => {
  const id = text(order, 'id_customer');
  return id === '0' ? null : id;
};

/** Credit slips; the pull puts the order of each beside it. */
function slipsIn(given: Raw, context: ReadContext): Read[] {
  const order = rawOf(valueOf(given, 'order'));
  return itemsOf(given, 'order_slips')
    .flatMap((item) => itemsOf(item, 'order_slip'))
    .flatMap((item) => {
      const slip = rawOf(item);
      const id = slip === null ? null : text(slip, 'id');
      if (slip === null || id === null || !has(slip, 'id_order')) return strange('id_order', id);
      if (order !== null && isDemo(order)) return drop('test_order', slip);
      return [attempt(`refund:${id}`, () => slipRead(slip, order, context))];
    });
}

/** Money given back, by a slip. One of an order that does not count does not count either. */
function slipRead(slip: Raw, order: Raw | null, context: ReadContext): Read {
  const currency = currencyIn(order ?? slip, context);
  const clock = { zone: context.zone };
  const net = amount(slip, 'total_products_tax_excl', currency);
  const gross =
    needAmount(slip, net === null ? 'amount' : 'total_products_tax_excl', currency) +
    amountOrZero(slip, net === null ? 'shipping_cost_amount' : 'total_shipping_tax_excl', currency);
  const status: OrderStatus = order === null ? 'paid' : statuses[stateOf(order)];
  return givenBack({
    external_id: `refund:${text(slip, 'id') ?? ''}`,
    version_at: instant(slip, 'date_upd', clock),
    ordered_at: needInstant(slip, 'date_add', clock),
    ...(order === null ? axesOf(null, origins, context.origins, null) : axes(order, context)),
    status: countedStatuses.includes(status) ? 'refund' : 'failed',
    refund_minor: Math.abs(gross),
    tax_basis: net === null ? 'ttc' : 'ht',
    currency,
    customer: accountOf(order ?? slip),
    refund_of: text(slip, 'id_order')
  });
}
