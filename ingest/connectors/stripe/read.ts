import type { DropReason, Read, ReadContext } from '#model/connector.ts';
import type { OrderStatus } from '#model/order.ts';
import { axesOf, statusOf, type Axes } from '../parts/axes.ts';
import { currencyOf, minorAmount, needMinor } from '../parts/money.ts';
import { firstText, inside, isYes, rawOf, rawsOf, text, valueOf, type Raw } from '../parts/raw.ts';
import { refs } from '../parts/refs.ts';
import { attempt, attemptAll, orderRead, strange, givenBack } from '../parts/refusal.ts';
import { unixSeconds } from '../parts/time.ts';
import { fromStripe, notSales, origins, statuses, tellsACharge } from './words.ts';

/** What is known of an object: the event's moment as its version, UTC, null without an event. */
type Told = ReadContext & { version_at: string | null };

/** An event, a list, or an object of the API: charges and refunds are facts, payment intents hold charges. */
export function read(record: unknown, context: ReadContext): Read[] {
  if (Array.isArray(record)) return record.flatMap((item) => readOne(item, context));
  const given = rawOf(record);
  if (given !== null && text(given, 'object') === 'list')
    return rawsOf(valueOf(given, 'data')).flatMap((item) => readOne(item, context));
  return readOne(record, context);
}

function readOne(record: unknown, context: ReadContext): Read[] {
  const given = rawOf(record);
  if (given === null) return strange('object');
  if (text(given, 'object') !== 'event') return readObject(given, { ...context, version_at: null });
  const object = rawOf(valueOf(inside(given, 'data'), 'object'));
  if (object === null) return strange('data.object', text(given, 'id'));
  if (valueOf(given, 'livemode') === false) return drop('test_order', object);
  return attemptAll(text(object, 'id'), () =>
    readObject(object, { ...context, version_at: unixSeconds(given, 'created') })
  );
}

function readObject(object: Raw, told: Told): Read[] {
  const kind = text(object, 'object');
  if (kind === null) return strange('object', text(object, 'id'));
  if (valueOf(object, 'livemode') === false) return drop('test_order', object);
  if (kind === 'charge') return chargeReads(object, told);
  if (kind === 'refund') return [attempt(text(object, 'id'), () => refundRead(object, null, told))];
  if (kind === 'payment_intent') return intentReads(object, told);
  if (tellsACharge.includes(kind)) return drop('told_elsewhere', object);
  return drop(notSales.includes(kind) ? 'not_a_sale' : 'no_sale', object);
}

const drop = (reason: DropReason, object: Raw): Read[] => [
  { kind: 'dropped', reason, external_id: text(object, 'id')?.slice(0, 200) ?? null }
];

/** The charges inside a payment intent, where the version of the API puts them there. */
function intentReads(intent: Raw, told: Told): Read[] {
  const latest = rawOf(valueOf(intent, 'latest_charge'));
  const charges = latest === null ? rawsOf(valueOf(inside(intent, 'charges'), 'data')) : [latest];
  if (charges.length === 0) return drop('told_elsewhere', intent);
  return charges.flatMap((charge) => chargeReads(charge, told));
}

function chargeReads(charge: Raw, told: Told): Read[] {
  const id = text(charge, 'id');
  return [
    attempt(id, () => chargeRead(charge, told)),
    ...rawsOf(valueOf(inside(charge, 'refunds'), 'data')).map((refund) =>
      attempt(text(refund, 'id'), () => refundRead(refund, charge, told))
    )
  ];
}

function axes(charge: Raw, told: Told): Axes {
  const method = text(inside(charge, 'payment_method_details'), 'type');
  const ships = Object.keys(inside(charge, 'shipping', 'address')).length > 0;
  return axesOf(method, origins, told.origins, ships ? 'shipping' : null);
}

function chargeStatus(charge: Raw): OrderStatus {
  const status = text(charge, 'status');
  const held = status === 'succeeded' && valueOf(charge, 'captured') === false;
  return statusOf(statuses, held ? 'uncaptured' : status, 'status');
}

function chargeRead(charge: Raw, told: Told): Read {
  const currency = currencyOf(charge, 'currency');
  const captured = isYes(valueOf(charge, 'captured'))
    ? minorAmount(charge, 'amount_captured')
    : null;
  const where = axes(charge, told);
  return orderRead({
    external_id: text(charge, 'id') ?? '',
    version_at: told.version_at,
    ordered_at: unixSeconds(charge, 'created'),
    ...where,
    payment_moment: where.order_mode === 'in_store' ? 'at_order' : null,
    status: chargeStatus(charge),
    net_minor: fromStripe(captured ?? needMinor(charge, 'amount'), currency),
    tax_minor: null,
    refund_minor: 0,
    tax_basis: 'ttc',
    currency,
    customer: customerOf(charge),
    items_n: null,
    refund_of: null,
    payment_refs: refsOf(charge)
  });
}

/** `charge`: the one it belongs to, null when the refund comes alone with no more than its number. */
function refundRead(refund: Raw, charge: Raw | null, told: Told): Read {
  const whole = charge ?? rawOf(valueOf(refund, 'charge'));
  const currency = currencyOf(refund, 'currency');
  const status = statusOf(statuses, text(refund, 'status'), 'status');
  return givenBack({
    external_id: text(refund, 'id') ?? '',
    version_at: told.version_at,
    ordered_at: unixSeconds(refund, 'created'),
    ...(whole === null ? axesOf(null, origins, told.origins, null) : axes(whole, told)),
    status: status === 'paid' ? 'refund' : status,
    refund_minor: Math.abs(fromStripe(needMinor(refund, 'amount'), currency)),
    tax_basis: 'ttc',
    currency,
    customer: whole === null ? null : customerOf(whole),
    refund_of: whole === null ? text(refund, 'charge') : text(whole, 'id')
  });
}

const customerOf = (charge: Raw): string | null =>
  text(inside(charge, 'billing_details'), 'email') ??
  firstText(charge, 'receipt_email', 'customer');

/** The payment intent, and the number of the order that a shop's plug-in wrote into the payment. */
const refsOf = (charge: Raw): string[] =>
  refs(
    text(charge, 'payment_intent') ?? text(inside(charge, 'payment_intent'), 'id'),
    text(inside(charge, 'metadata'), 'order_id')
  );
