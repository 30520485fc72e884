import { InvalidInput } from '#model/problem.ts';

/**
 * Decimal places of a currency's minor unit, where they are not two.
 * Source: ISO 4217, list one.
 */
const minorDigitsByCurrency: Record<string, number> = {
  ...Object.fromEntries(
    'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
      .split(' ')
      .map((code) => [code, 0])
  ),
  ...Object.fromEntries('BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3])),
  CLF: 4,
  UYW: 4
};

/** Whether the text is a currency code of three capital letters that is or was in use. */
export const isCurrency = (code: string): boolean =>
  currencies.has(code) || Object.hasOwn(minorDigitsByCurrency, code);

/** Decimal places of the minor unit: EUR 2, JPY 0, TND 3. Errors: InvalidInput `unknown currency: EURO`. */
export function minorDigits(currency: string): number {
  if (!isCurrency(currency)) throw new InvalidInput(`unknown currency: ${currency}`);
  return minorDigitsByCurrency[currency] ?? 2;
}

/**
 * An amount in major units, as decimal text with a point, to integer minor units: `12.50` EUR → 1250.
 * Digits beyond the minor unit are rounded half away from zero, so that a refund mirrors its sale.
 * Errors: InvalidInput for what is no decimal number, or is beyond 9·10¹⁵ minor units.
 */
export function toMinor(amount: string, currency: string): number {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount);
  if (match === null) throw new InvalidInput(`invalid amount: ${amount}`);
  const digits = minorDigits(currency);
  const fraction = (match[3] ?? '').padEnd(digits + 1, '0');
  const kept = BigInt((match[2] ?? '') + fraction.slice(0, digits));
  const up = fraction.charAt(digits) >= '5' ? 1n : 0n;
  const minor = Number(kept + up);
  if (!Number.isSafeInteger(minor)) throw new InvalidInput(`amount too large: ${amount}`);
  return match[1] === '-' && minor !== 0 ? -minor : minor;
}

/** Minor units to major units, as a number for the wire: 1250 EUR → 12.5. */
export const toMajor = (minor: number, currency: string): number =>
  minor / 10 ** minorDigits(currency);

/** What an amount is made of; `net_minor + tax_minor` is exactly the amount with tax. */
export type TaxSplit = { net_minor: number; tax_minor: number };

/**
 * An amount with tax split into the amount without it and the tax. Rate: a ratio, 0.055 for 5.5 %.
 * Net = round half up of gross / (1 + rate) in whole numbers, tax = the rest; a refund (negative) mirrors its sale.
 * Use the platform's own tax lines when it gives them.
 * Errors: InvalidInput for a rate outside 0 to 1 or finer than a millionth.
 * Source: domain note section 5.
 */
export function splitTax(gross_minor: number, tax_rate: number): TaxSplit {
  const millionths = Math.round(tax_rate * 1e6);
  if (!(tax_rate >= 0 && tax_rate <= 1) || Math.abs(millionths - tax_rate * 1e6) > 1e-6)
    throw new InvalidInput(`invalid tax rate: ${tax_rate}`);
  const divisor = BigInt(1_000_000 + millionths);
  const gross = BigInt(Math.abs(gross_minor));
  const net = Number((gross * 2_000_000n + divisor) / (divisor * 2n));
  const net_minor = gross_minor < 0 && net !== 0 ? -net : net;
  return { net_minor, tax_minor: gross_minor - net_minor };
}

/**
 * What a row adds to revenue. `refund_minor` is never negative; a refund is a row of its own, dated on its own day,
 * with `net_minor` 0.
 */
export const revenueMinor = (row: { net_minor: number; refund_minor: number }): number =>
  row.net_minor - row.refund_minor;

/**
 * Money given back as the two columns hold it, whichever sign the source writes: refunds of 5.00 come as 5.00 or -5.00.
 */
export const refundColumns = (amount_minor: number): { net_minor: 0; refund_minor: number } => ({
  net_minor: 0,
  refund_minor: Math.abs(amount_minor)
});

/** VAT rates of one part of France, as ratios; null: no such rate there. */
export type VatRates = {
  territory: 'mainland' | 'antilles_reunion' | 'guyane_mayotte';
  departements: readonly string[] | null;
  standard: number;
  intermediate: number | null;
  reduced: number;
  super_reduced: number | null;
};

/**
 * French VAT rates: 5.5 % books and most food, 10 %, 20 %, 2.1 % press; overseas rates not verified.
 * `departements` null: everywhere not named by another row. Source: domain note section 5.
 */
export const vatRates: readonly VatRates[] = [
  {
    territory: 'mainland',
    departements: null,
    standard: 0.2,
    intermediate: 0.1,
    reduced: 0.055,
    super_reduced: 0.021
  },
  {
    territory: 'antilles_reunion',
    departements: ['DEP-971', 'DEP-972', 'DEP-974'],
    standard: 0.085,
    intermediate: null,
    reduced: 0.021,
    super_reduced: null
  },
  {
    territory: 'guyane_mayotte',
    departements: ['DEP-973', 'DEP-976'],
    standard: 0,
    intermediate: null,
    reduced: 0,
    super_reduced: null
  }
];

/** VAT rates in a département, by its area code such as `DEP-974`; null in the collectivities, which have their own taxes. */
export function vatRatesIn(departement_code: string): VatRates | null {
  const named = vatRates.find((rates) => rates.departements?.includes(departement_code));
  if (named !== undefined) return named;
  return /^DEP-9[78]\d$/.test(departement_code) ? null : (vatRates[0] ?? null);
}

const currencies = new Set(Intl.supportedValuesOf('currency'));
