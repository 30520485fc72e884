import type { Day } from '#model/calendar.ts';
import {
  entryFields,
  isEntryTax,
  readAmount,
  weekFault,
  type EntryAmounts,
  type EntryFault,
  type EntryField,
  type EntryTax
} from '#model/week-entry.ts';

/** The form as typed, by the names of its fields. */
export type EntryValues = Readonly<Record<string, string>>;

/** What is wrong with each field; `form`: with all of it. */
export type EntryFaults = Partial<Record<EntryField | 'week' | 'tax' | 'form', EntryFault>>;

/** A form that can be kept. */
export type ReadEntry = { week: string; tax: EntryTax; amounts: EntryAmounts };

/** What a form is read by: the shop's currency, its own day, and the fields that another feed tells. */
export type EntryGround = { currency: string; today: Day; fed: readonly EntryField[] };

/** The day it is in a time zone, now unless told. */
export const todayIn = (zone: string, now = new Date()): Day =>
  new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }
  } as const).format(now);

/** Reads a form, in the browser and on the server alike: the entry, or what is wrong with each field. */
export function readEntry(
  values: EntryValues,
  { currency, today, fed }: EntryGround
): { entry: ReadEntry } | { faults: EntryFaults } {
  const faults: EntryFaults = {};
  const amounts: Partial<Record<EntryField, number | null>> = {};
  const asked = entryFields.filter((field) => !fed.includes(field));
  for (const field of entryFields) {
    const read = asked.includes(field) ? readAmount(values[field] ?? '', currency) : null;
    if (read !== null && 'fault' in read) faults[field] = read.fault;
    else amounts[field] = read === null ? null : (read.minor ?? 0);
  }
  const isBlank = asked.every((field) => (values[field] ?? '').trim() === '');
  if (isBlank) faults.form = 'nothing';
  if ((amounts.pickup ?? 0) > (amounts.web ?? Infinity)) faults.pickup ??= 'pickup_more';
  const week = values['week'] ?? '';
  const wrongWeek = weekFault(week, today);
  if (wrongWeek !== null) faults.week = wrongWeek;
  const tax = values['tax'] ?? '';
  if (!isEntryTax(tax)) faults.tax = 'tax_missing';
  if (Object.keys(faults).length > 0 || !isEntryTax(tax)) return { faults };
  return { entry: { week, tax, amounts: amounts as EntryAmounts } }; // every field was read
}

/** An amount as its field shows it, in the language's own way; blank for null. */
export function typedAmount(minor: number | null, digits: number, lang: 'fr' | 'en'): string {
  if (minor === null) return '';
  const whole = minor % 10 ** digits === 0;
  const text = (minor / 10 ** digits).toFixed(whole ? 0 : digits);
  return lang === 'fr' ? text.replace('.', ',') : text;
}
