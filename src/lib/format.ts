import { addDays, type Day } from '#model/calendar.ts';

/** Languages of the product; French is the source. */
export type Lang = 'fr' | 'en';

/** The currencies' amounts come in major units; ratios 0 and up; days as YYYY-MM-DD, `until` excluded. */
export type Format = ReturnType<typeof formatIn>;

const locales = { fr: 'fr-FR', en: 'en-GB' } as const;

/** A day as an instant at midnight UTC, the only instants charts and formats know. */
export const toDate = (day: Day): Date => new Date(`${day}T00:00:00Z`);

/**
 * Decimals of a share in percent: one, or none when less than half of the revenue is covered.
 * Domain note section 4: shares to 0.1 point; product note: never more precision than the coverage allows.
 */
export const shareDigits = (coverage: number | null): 0 | 1 =>
  coverage !== null && coverage < 0.5 ? 0 : 1;

const cache = new Map<Lang, ReturnType<typeof make>>();

/** Numbers, money and dates for people, in one language. Built once per language. */
export function formatIn(lang: Lang): ReturnType<typeof make> {
  const known = cache.get(lang);
  if (known !== undefined) return known;
  const made = make(lang);
  cache.set(lang, made);
  return made;
}

function make(lang: Lang) {
  const dates = datesIn(lang);
  const period = periodIn(lang, dates);
  return { lang, ...numbersIn(lang), ...dates, period, inPeriod: inPeriodIn(lang, period) };
}

/** Makes a thing when it is first asked for: each of the browser's formats takes a millisecond, and few pages need all. */
function once<T>(makeIt: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= makeIt());
}

function numbersIn(lang: Lang) {
  const locale = locales[lang];
  const digitsOf = (digits: number, style: 'percent' | 'decimal') =>
    once(
      () =>
        new Intl.NumberFormat(locale, {
          style,
          minimumFractionDigits: digits,
          maximumFractionDigits: digits
        })
    );
  const percents = { 0: digitsOf(0, 'percent'), 1: digitsOf(1, 'percent') };
  const pointNumber = digitsOf(1, 'decimal');
  const fineNumber = digitsOf(2, 'decimal');
  const integer = digitsOf(0, 'decimal');
  const plural = once(() => new Intl.PluralRules(locale));
  const ordinal = once(() => new Intl.PluralRules(locale, { type: 'ordinal' }));
  return {
    /** 0.4963 → 49,6 %; `digits` from `shareDigits`. A share below the last digit reads as less than it, never as zero. */
    percent(value: number, digits: 0 | 1 = 1): string {
      const step = digits === 0 ? 0.01 : 0.001;
      if (value > 0 && value < step / 2) return `< ${percents[digits]().format(step)}`;
      return percents[digits]().format(value);
    },
    /** A distance between two shares, in points, without sign or word: 0.2509 → 25,1. */
    points: (difference: number): string => pointNumber().format(Math.abs(difference) * 100),
    /** The same to a hundredth of a point, for differences too small for tenths: 0.0004 → 0,04. */
    pointsFine: (difference: number): string => fineNumber().format(Math.abs(difference) * 100),
    /** 1234 → 1 234. */
    count: (n: number): string => integer().format(n),
    /** 12345678.9 EUR → 12,3 M €. */
    moneyShort: (value: number, currency: string): string =>
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        notation: 'compact',
        maximumSignificantDigits: 3
      }).format(value),
    /** A small amount with two decimals: 24,54 €. */
    amount: (value: number, currency: string): string =>
      new Intl.NumberFormat(locale, { style: 'currency', currency }).format(value),
    /** Rounded to whole units of the currency: 12 346 €. */
    money: (value: number, currency: string): string =>
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        maximumFractionDigits: 0
      }).format(value),
    /** The plural form of a count: one, other (many for French millions). */
    plural: (n: number): 'one' | 'other' => (plural().select(n) === 'one' ? 'one' : 'other'),
    /** The ordinal form of a count: one, two, few, other. */
    ordinal: (n: number): Intl.LDMLPluralRule => ordinal().select(n)
  };
}

function datesIn(lang: Lang) {
  const locale = locales[lang];
  const styled = (options: Intl.DateTimeFormatOptions) => {
    const format = once(() => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }));
    return (day: string) => format().format(toDate(day));
  };
  const longDay = styled({ day: 'numeric', month: 'long', year: 'numeric' });
  const shortDay = styled({ day: 'numeric', month: 'short', year: 'numeric' });
  // French writes the first of a month as an ordinal, which Intl leaves out.
  const first = (day: string, text: string) =>
    lang === 'fr' && day.endsWith('-01') ? text.replace(/^1(?=\s)/, '1ᵉʳ') : text;
  const out = {
    /** 1ᵉʳ avril 2020. */
    day: (day: string): string => first(day, longDay(day)),
    /** 1ᵉʳ avr. 2020. */
    dayShort: (day: string): string => first(day, shortDay(day)),
    /** avr. */
    monthShort: styled({ month: 'short' }),
    /** avril 2020. */
    month: styled({ month: 'long', year: 'numeric' }),
    /** 12 avr. */
    dayMonth: styled({ day: 'numeric', month: 'short' }),
    year: (day: string): string => day.slice(0, 4),
    /** Half-open days as people write them, both ends named: 1ᵉʳ avr. 2020 – 30 avr. 2020. */
    range(from: string, until: string): string {
      const last = addDays(until, -1);
      return last <= from ? out.dayShort(from) : `${out.dayShort(from)} – ${out.dayShort(last)}`;
    }
  };
  return out;
}

function periodIn(lang: Lang, dates: ReturnType<typeof datesIn>) {
  /** An SDMX period label as people say it; `from` is its first day (needed by weeks). */
  return (label: string, from: string): string => {
    if (/^\d{4}-W\d{2}$/.test(label))
      return lang === 'fr'
        ? `semaine du ${dates.dayShort(from)}`
        : `week of ${dates.dayShort(from)}`;
    if (/^\d{4}-Q\d$/.test(label)) {
      const quarter = label.slice(6);
      return lang === 'fr'
        ? `${quarter === '1' ? '1ᵉʳ' : `${quarter}ᵉ`} trimestre ${label.slice(0, 4)}`
        : `Q${quarter} ${label.slice(0, 4)}`;
    }
    if (/^\d{4}-\d{2}$/.test(label)) return dates.month(`${label}-01`);
    if (/^\d{4}$/.test(label)) return label;
    return dates.day(from);
  };
}

function inPeriodIn(lang: Lang, period: ReturnType<typeof periodIn>) {
  /** The period as an adverb, lower case: en avril 2020, au 2ᵉ trimestre 2020, dans la semaine du 6 avr. 2020. */
  return (label: string, from: string): string => {
    const name = period(label, from);
    if (lang === 'en')
      return label.includes('W')
        ? `in the ${name}`
        : /^\d{4}-\d{2}-\d{2}$/.test(label)
          ? `on ${name}`
          : `in ${name}`;
    if (label.includes('W')) return `dans la ${name}`;
    if (label.includes('Q')) return `au ${name}`;
    return /^\d{4}-\d{2}-\d{2}$/.test(label) ? `le ${name}` : `en ${name}`;
  };
}
