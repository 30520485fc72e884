import { isCurrency } from '#model/money.ts';
import type { Step, Value } from '../pipeline.ts';

type Money = { base: bigint | null; tax: bigint | null; refund: bigint | null; basis: string };

/**
 * Amounts in minor units of the shop's currency, and the basis they are on: `net_minor`, `tax_minor`, `refund_minor`,
 * `tax_basis`; as split_money of queries/facts/macros.sql does for files. Absent amounts stay absent.
 */
export const splitMoney: Step = (event, { source }) => {
  const { values, kind } = event;
  if (kind === 'visits') return { kept: event };
  const currency = values['currency'] ?? source.currency;
  if (currency !== source.currency) {
    const code = isCurrency(String(currency)) ? 'currency_mismatch' : 'unknown_currency';
    return { refused: { code, column: 'currency', value: String(currency) } };
  }
  const minor = (name: string): bigint | null => {
    const amount = values[name];
    return typeof amount === 'bigint'
      ? halfAway(amount * 10n ** BigInt(source.digits), 10_000n)
      : null;
  };
  const money = split({
    net: minor('net'),
    gross: minor('gross'),
    tax: minor('tax'),
    refund: minor('refund'),
    rate: typeof values['tax_rate'] === 'number' ? values['tax_rate'] : null,
    basis: typeof values['tax_basis'] === 'string' ? values['tax_basis'] : null
  });
  const says_nothing = money.refund === null || (kind === 'orders' && money.refund === 0n);
  if (money.base === null && says_nothing)
    return { refused: { code: 'missing_amount', column: 'net', value: '' } };
  const told: Record<string, Value> = { currency, tax_basis: money.basis };
  if (money.base !== null) told['net_minor'] = money.base;
  if (money.tax !== null) told['tax_minor'] = money.tax;
  if (money.refund !== null) told['refund_minor'] = money.refund;
  return { kept: { ...event, values: { ...values, ...told } } };
};

type Given = {
  net: bigint | null;
  gross: bigint | null;
  tax: bigint | null;
  refund: bigint | null;
  /** millionths */
  rate: number | null;
  basis: string | null;
};

function split({ net, gross, tax, refund, rate, basis }: Given): Money {
  const difference = gross === null || net === null ? null : gross - net;
  if (gross !== null && (basis === 'ttc' || (net === null && tax === null && rate === null))) {
    const untaxed = rate === null ? null : gross - withoutTax(gross, rate);
    return { base: gross, tax: tax ?? difference ?? untaxed, refund, basis: basis ?? 'ttc' };
  }
  if (net !== null || gross === null)
    return { base: net, tax: tax ?? difference, refund, basis: basis ?? 'ht' };
  if (tax !== null)
    return { base: gross - tax, tax, refund: refundWithout(refund, gross, tax), basis: 'ht' };
  const base = withoutTax(gross, rate ?? 0);
  const back = refund === null ? null : withoutTax(refund, rate ?? 0);
  return { base, tax: gross - base, refund: back, basis: 'ht' };
}

/** A refund given with tax, without it in the order's own proportion. */
const refundWithout = (refund: bigint | null, gross: bigint, tax: bigint): bigint | null =>
  refund === null || gross === 0n ? refund : halfAway(refund * (gross - tax), gross);

/** An amount with tax without it: gross / (1 + rate), half up, a negative amount mirrored. Source: domain note section 5. */
const withoutTax = (gross: bigint, millionths: number): bigint =>
  halfAway(gross * 1_000_000n, 1_000_000n + BigInt(millionths));

/** value / by, half away from zero. */
function halfAway(value: bigint, by: bigint): bigint {
  const is_negative = value < 0n !== by < 0n;
  const [top, bottom] = [value < 0n ? -value : value, by < 0n ? -by : by];
  const whole = (top * 2n + bottom) / (bottom * 2n);
  return is_negative ? -whole : whole;
}
