import { reasonText } from '#model/reason.ts';
import { formatIn, type Lang } from '#lib/format.ts';
import type { Refused } from '#lib/import/api.ts';
import { typeset } from '#lib/text/typeset.ts';
import { importTextsIn, type ImportTexts } from '#lib/text/import.ts';

/** Bytes for people: 12,3 Mo, 640 ko. */
export function bytesText(bytes: number, lang: Lang): string {
  const units = lang === 'fr' ? ['o', 'ko', 'Mo', 'Go'] : ['B', 'kB', 'MB', 'GB'];
  const power = Math.min(3, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const number = new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', {
    maximumSignificantDigits: 3
  }).format(bytes / 1000 ** power);
  return `${number}\u00a0${units[power] ?? ''}`;
}

/** What the server refused, as a sentence for the person at the page. */
export function problemText({ code, detail }: Refused, lang: Lang): string {
  const { problems } = importTextsIn(lang);
  if (code === 'too_large') {
    const bytes = Number(/\d+/.exec(detail)?.[0] ?? 0);
    return problems.too_large(bytesText(bytes, lang));
  }
  const known = Object.entries(problems.details).find(([words]) => detail.startsWith(words));
  if (known !== undefined) return known[1];
  if (detail.startsWith('upload broke off')) return problems.broken;
  const own: unknown = Reflect.get(problems, code);
  return typeof own === 'string' ? own : problems.other(detail);
}

/** Why a row or cell would be refused, our columns by their names for people. */
export function reasonOf(
  code: string,
  cell: { column: string | null; value: string | null },
  lang: Lang
): string {
  const texts = importTextsIn(lang);
  const column = cell.column === null ? null : fieldName(cell.column, texts);
  return typeset(reasonText(code, lang, { column, value: cell.value }), lang);
}

/** Name of one of our columns for people; another name gives itself. */
export const fieldName = (name: string, texts: ImportTexts): string =>
  isField(name, texts) ? texts.fields[name].name : name;

/** What one of our columns is for. */
export const fieldHelp = (name: string, texts: ImportTexts): string =>
  isField(name, texts) ? texts.fields[name].help : '';

const isField = (name: string, texts: ImportTexts): name is keyof ImportTexts['fields'] =>
  name in texts.fields;

/** A closed value for people; an unknown one gives itself. */
export function valueText(field: string, value: string, texts: ImportTexts): string {
  const words: unknown = Reflect.get(texts.values, field);
  const found: unknown =
    typeof words === 'object' && words !== null ? Reflect.get(words, value) : undefined;
  return typeof found === 'string' ? found : value;
}

/** An understood cell for people. `type`: of our column; money with the shop's currency. */
export function cellText(
  cell: { field: string; type: string; value: string },
  { lang, currency }: { lang: Lang; currency: string }
): string {
  const { field, type, value } = cell;
  const format = formatIn(lang);
  if (type === 'amount') return format.amount(Number(value), currency);
  if (type === 'rate') return `${rateShown(Number(value), lang)}`;
  if (type === 'count') return format.count(Number(value));
  if (type === 'day') return format.dayShort(value);
  if (type === 'moment') {
    const [day = '', time = ''] = value.split(' ');
    const short = time.slice(0, 5);
    return short === '' || short === '00:00'
      ? format.dayShort(day)
      : `${format.dayShort(day)}, ${short}`;
  }
  return type === 'enum' ? valueText(field, value, importTextsIn(lang)) : value;
}

/** What may be answered to rows that were refused for one word of a closed column; empty when they must be corrected. */
export function answersTo(
  { canonical, value }: { canonical: string | null; value: string | null },
  { values }: ImportTexts
): string[] {
  if (canonical === null || value === null || !Object.hasOwn(values, canonical)) return [];
  return Object.keys(Reflect.get(values, canonical) as object); // an own group of the catalogue
}

/** A cell of a refused row, in our canonical writing, for people. */
export function recordText(name: string, value: string, lang: Lang): string {
  const format = formatIn(lang);
  if (/^-?\d+\.\d{4}$/.test(value))
    return new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', {
      minimumFractionDigits: 2
    }).format(Number(value));
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}):[\d.]+Z?)?$/.exec(value) ?? [];
  if (day === undefined) return valueText(name, value, importTextsIn(lang));
  return time === undefined || time === '00:00'
    ? format.dayShort(day)
    : `${format.dayShort(day)}, ${time}`;
}

const rateShown = (ratio: number, lang: Lang): string =>
  new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', {
    style: 'percent',
    maximumFractionDigits: 2
  }).format(ratio);
