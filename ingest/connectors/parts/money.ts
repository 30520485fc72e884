import { isCurrency, minorDigits } from '#model/money.ts';
import { text, valueOf, textOf, type Raw } from './raw.ts';
import { Refusal } from './refusal.ts';

/** Amounts from here on are no sale of a shop: 100 billion in major units, as for files. */
const major_max = 100_000_000_000n;

/** Digits a platform's decimal may have before or after its point; more is not an amount. */
const digits_max = 40;

/**
 * The amount of a field in minor units, out of a decimal text or a JSON number, without floating point: 12.50 → 1250.
 * Digits beyond the minor unit are rounded half away from zero. Null when the field is absent or empty.
 * Errors: Refusal bad_amount, amount_too_large.
 */
export const amount = (record: Raw, name: string, currency: string): number | null =>
  amountOf(valueOf(record, name), name, currency);

/** As `amount`, for a field that must be there. Errors: Refusal missing, bad_amount, amount_too_large. */
export function needAmount(record: Raw, name: string, currency: string): number {
  const found = amount(record, name, currency);
  if (found === null) throw new Refusal('missing', name, '');
  return found;
}

/** As `amount`, zero when the field is absent. */
export const amountOrZero = (record: Raw, name: string, currency: string): number =>
  amount(record, name, currency) ?? 0;

/** As `amount`, of a value; `name` is its column in refusals. */
export function amountOf(value: unknown, name: string, currency: string): number | null {
  if (value === undefined || value === null || value === '') return null;
  const given = textOf(value);
  if (given === null) {
    if (typeof value === 'string') return null;
    throw new Refusal('bad_amount', name, typeof value);
  }
  return minorOf(given, name, minorDigits(currency));
}

function minorOf(given: string, name: string, digits: number): number {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(given);
  const whole = match?.[2] ?? '';
  const fraction = match?.[3] ?? '';
  if (match === null || whole + fraction === '') throw new Refusal('bad_amount', name, given);
  const exponent = Number(match[4] ?? 0);
  if (whole.length + fraction.length + Math.abs(exponent) > digits_max)
    throw new Refusal(exponent < 0 ? 'bad_amount' : 'amount_too_large', name, given);
  const point = whole.length + exponent + digits;
  const all = whole + fraction;
  const kept = point <= 0 ? '0' : all.padEnd(point, '0').slice(0, point);
  const next = point < 0 ? '0' : all.charAt(point);
  const minor = BigInt(kept) + (next >= '5' ? 1n : 0n);
  if (minor >= major_max * 10n ** BigInt(digits))
    throw new Refusal('amount_too_large', name, given);
  return signed(Number(minor), match[1] === '-');
}

const signed = (n: number, negative: boolean): number => (negative && n !== 0 ? -n : n);

/** An amount that is given in minor units already. Null when absent. Errors: Refusal bad_amount, amount_too_large. */
export function minorAmount(record: Raw, name: string): number | null {
  const given = text(record, name);
  if (given === null) return null;
  if (!/^-?\d+$/.test(given)) throw new Refusal('bad_amount', name, given);
  const minor = Number(given);
  if (Math.abs(minor) >= 1e13) throw new Refusal('amount_too_large', name, given);
  return minor === 0 ? 0 : minor;
}

/** As `minorAmount`, for a field that must be there. Errors: also Refusal missing. */
export function needMinor(record: Raw, name: string): number {
  const found = minorAmount(record, name);
  if (found === null) throw new Refusal('missing', name, '');
  return found;
}

/** Currency of a field, or `fallback` where the platform names none. Errors: Refusal missing, unknown_currency. */
export function currencyOf(record: Raw, name: string, fallback?: string): string {
  const code = (text(record, name) ?? fallback ?? '').toUpperCase();
  if (code === '') throw new Refusal('missing', name, '');
  if (!isCurrency(code)) throw new Refusal('unknown_currency', name, code);
  return code;
}

/**
 * The part of `tax_minor` that falls to `part_minor` of a whole with tax, half away from zero; never more than the part.
 * For refunds of an amount that the platform does not split.
 */
export function taxShare(part_minor: number, tax_minor: number, whole_minor: number): number {
  if (whole_minor === 0) return 0;
  const product = BigInt(Math.abs(part_minor)) * BigInt(Math.abs(tax_minor));
  const divisor = BigInt(Math.abs(whole_minor));
  const share = Number((product * 2n + divisor) / (divisor * 2n));
  return signed(Math.min(share, Math.abs(part_minor)), part_minor < 0);
}
