import {
  addDays,
  dayOfIsoWeek,
  isoDay,
  weekdayOf,
  weeksInIsoYear,
  type Day
} from '#model/calendar.ts';
import { minorDigits } from '#model/money.ts';
import type { Channel, Fulfilment, OrderMode } from '#model/order.ts';

/** What a person is asked of a week, in the order of the page. `pickup` is the part of `web` handed over in the shop. */
export const entryFields = [
  'in_store',
  'phone',
  'messages',
  'web',
  'pickup',
  'marketplace'
] as const;
export type EntryField = (typeof entryFields)[number];

/** Amounts of a week by field, minor units as typed, with or without tax; null: not asked, another feed tells it. */
export type EntryAmounts = Readonly<Record<EntryField, number | null>>;

/**
 * How amounts stand to tax: with it at one rate, with it at several or unknown rates (`ttc`), or without (`ht`; also shops
 * that charge none). The number is the rate in per mille.
 */
export const entryTaxes = [
  'ttc_200',
  'ttc_100',
  'ttc_85',
  'ttc_55',
  'ttc_21',
  'ttc',
  'ht'
] as const;
export type EntryTax = (typeof entryTaxes)[number];

export const isEntryTax = (text: string): text is EntryTax =>
  entryTaxes.some((tax) => tax === text);

/** Rate of a tax answer as a ratio; null where none is named. */
export const rateOfTax = (tax: EntryTax): number | null =>
  tax === 'ttc' || tax === 'ht' ? null : Number(tax.slice(4)) / 1000;

/** What is wrong with a field of the form, closed list. */
export type EntryFault =
  | 'not_a_number'
  | 'ambiguous'
  | 'negative'
  | 'decimals'
  | 'too_large'
  | 'nothing'
  | 'pickup_more'
  | 'week_missing'
  | 'week_later'
  | 'week_old'
  | 'tax_missing'
  | 'by_month';

/** Weeks back that can still be entered or corrected; order facts are kept as long. */
export const entry_weeks_max = 156;

const amount_max = 10_000_000;

/**
 * An amount as people type it, in minor units: `1 250,50`, `1250.5`, `1.250,50`, `1,250.50`, `€ 12`. Blank: null.
 * One separator before exactly three digits could be thousands or decimals, and is refused.
 */
export function readAmount(
  text: string,
  currency: string
): { minor: number | null } | { fault: EntryFault } {
  const plain = text.replace(/[\s\u00a0\u202f’']|€|EUR/gi, '').replace('−', '-');
  if (plain === '') return { minor: null };
  if (!/^[+-]?[\d.,]*\d[\d.,]*$/.test(plain)) return { fault: 'not_a_number' };
  if (plain.startsWith('-')) return { fault: 'negative' };
  const digits = minorDigits(currency);
  const marks = plain.match(/[.,]/g) ?? [];
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
  const after = last < 0 ? '' : plain.slice(last + 1);
  const isGrouping = marks.length > 1 && new Set(marks).size === 1;
  if (marks.length === 1 && after.length === 3 && !/^\+?0/.test(plain))
    return { fault: 'ambiguous' };
  const grouped = isGrouping || last < 0 ? plain : plain.slice(0, last);
  const groups = grouped.replace('+', '').split(/[.,]/);
  if (groups.length > 1 && groups.slice(1).some((group) => group.length !== 3))
    return { fault: 'not_a_number' };
  const decimals = isGrouping || last < 0 ? '' : after;
  if (decimals.length > digits) return { fault: 'decimals' };
  const major = Number(groups.join(''));
  if (major > amount_max) return { fault: 'too_large' };
  return { minor: major * 10 ** digits + Number(decimals.padEnd(digits, '0') || 0) };
}

/** The Monday of `2026-W47`; null when there is no such week. */
export function mondayOf(week: string): Day | null {
  const match = /^(\d{4})-W(\d{2})$/.exec(week);
  const [year, number] = [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
  return year < 1990 || number < 1 || number > weeksInIsoYear(year)
    ? null
    : dayOfIsoWeek(year, number);
}

/** `2026-W47`, the ISO week that holds a day. */
export function weekOf(day: Day): string {
  const { iso_year, week } = isoDay(day);
  return `${iso_year}-W${String(week).padStart(2, '0')}`;
}

/** The newest week that can be entered on a day: the one that runs from Saturday on, else the one before. */
export const newestWeek = (today: Day): string =>
  weekOf(weekdayOf(today) >= 6 ? today : addDays(today, -7));

/** The last weeks that can be entered on a day, newest first. */
export const lastWeeks = (today: Day, weeks_n: number): string[] => {
  const newest = mondayOf(newestWeek(today)) ?? today;
  return Array.from({ length: weeks_n }, (_, i) => weekOf(addDays(newest, -7 * i)));
};

/** What is wrong with a week on a day; null: it can be entered. */
export function weekFault(week: string, today: Day): EntryFault | null {
  const monday = mondayOf(week);
  if (monday === null) return 'week_missing';
  const newest = mondayOf(newestWeek(today)) ?? today;
  if (monday > newest) return 'week_later';
  return monday < addDays(newest, -7 * entry_weeks_max) ? 'week_old' : null;
}

/** A way of selling as facts know it, and how much of the entry is of it. */
export type EntryPart = {
  order_mode: OrderMode;
  channel: Channel;
  fulfilment: Fulfilment;
  minor: number;
};

const paths: Record<EntryField, Omit<EntryPart, 'minor'>> = {
  in_store: { order_mode: 'in_store', channel: 'counter', fulfilment: 'carry_out' },
  phone: { order_mode: 'remote', channel: 'phone', fulfilment: 'none' },
  messages: { order_mode: 'remote', channel: 'social_message', fulfilment: 'none' },
  web: { order_mode: 'online', channel: 'own_site', fulfilment: 'none' },
  pickup: { order_mode: 'online', channel: 'own_site', fulfilment: 'pickup_shop' },
  marketplace: { order_mode: 'online', channel: 'marketplace', fulfilment: 'none' }
};

/** The channel that a field is about. */
export const channelOf = (field: EntryField): Channel => paths[field].channel;

/** The ways of selling of an entry, zeros among them; what was picked up in the shop is taken out of `web`. */
export const partsOf = (amounts: EntryAmounts): EntryPart[] =>
  entryFields.flatMap((field) => {
    const minor = amounts[field];
    if (minor === null) return [];
    return [{ ...paths[field], minor: field === 'web' ? minor - (amounts.pickup ?? 0) : minor }];
  });

/** What was sold in all, minor units. */
export const totalOf = (amounts: EntryAmounts): number =>
  partsOf(amounts).reduce((sum, { minor }) => sum + minor, 0);
