import type { Lang } from '#lib/format.ts';
import type { Field, Kind, View } from '#lib/import/types.ts';

/** Kind of the rows, chosen or guessed. */
export const kindChosen = (view: View): Kind | null => view.choices.kind ?? view.kind_guess;

/** Whether the file was counted into a table of ours, so that nobody need say what its columns hold. */
export const isOurs = ({ detected }: View): boolean => /^(log|visits)\b/.test(detected.format);

/** Our column → the file's, chosen or guessed. */
export function columnsChosen(view: View): Record<string, string> {
  const kind = kindChosen(view);
  if (view.choices.columns !== null) return view.choices.columns;
  if (kind === null) return {};
  return Object.fromEntries(
    Object.entries(view.guesses[kind]).map(([name, { column }]) => [name, column])
  );
}

/** Our columns in the order a person meets them. */
export const groups = {
  required: ['external_id', 'ordered_at', 'day', 'visits_n'],
  money: ['gross', 'net', 'tax', 'tax_rate', 'refund', 'tax_basis', 'currency'],
  how: ['channel', 'order_mode', 'fulfilment', 'payment_moment', 'status'],
  more: [
    'kind',
    'referrer_class',
    'visitors_n',
    'customer',
    'items_n',
    'orders_n',
    'refund_of',
    'unit'
  ]
} as const;
export type Group = keyof typeof groups;

/** The fields of a kind by group. */
export const groupedFields = (fields: Field[]): { group: Group; fields: Field[] }[] =>
  (Object.keys(groups) as Group[]) // keys of the constant above
    .map((group) => ({
      group,
      fields: groups[group].flatMap((name) => fields.find((field) => field.name === name) ?? [])
    }))
    .filter((it) => it.fields.length > 0);

/** What a row needs: each required column, and one of the amounts (as `amount`). */
export function needs(
  kind: Kind,
  columns: Record<string, string>
): { name: string; found: string | null }[] {
  const required = {
    orders: ['external_id', 'ordered_at'],
    takings: ['day'],
    visits: ['day', 'visits_n']
  }[kind];
  const amount = columns['gross'] ?? columns['net'] ?? columns['refund'] ?? null;
  const needed = required.map((name) => ({ name, found: columns[name] ?? null }));
  return kind === 'visits' ? needed : [...needed, { name: 'amount', found: amount }];
}

/** Columns after a file's column was given a meaning (null: none); a meaning has one column only. */
export function withMeaning(
  columns: Record<string, string>,
  column: string,
  meaning: string | null
): Record<string, string> {
  const rest = Object.entries(columns).filter(
    ([name, taken]) => taken !== column && name !== meaning
  );
  return Object.fromEntries(meaning === null ? rest : [...rest, [meaning, column]]);
}

/** A tax rate in percent as typed to the text the server takes: below 1 it is a ratio. Null when it is none. */
export function rateOf(text: string): string | null {
  const plain = text.replace(/[\s%\u00a0\u202f]/g, '').replace(',', '.');
  if (!/^\d{1,3}(\.\d{1,4})?$/.test(plain)) return null;
  const rate = Number(plain);
  if (rate > 100) return null;
  return String(rate >= 1 ? rate : Number((rate / 100).toFixed(6)));
}

/** The text of a kept rate in percent, with the language's decimal sign. */
export function rateText(kept: string | undefined, lang: Lang): string {
  if (kept === undefined) return '';
  const rate = Number(kept);
  const percent = String(rate >= 1 ? rate : Number((rate * 100).toFixed(4)));
  return lang === 'fr' ? percent.replace('.', ',') : percent;
}
