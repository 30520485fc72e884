import type { Table } from '#lib/charts/define.ts';
import type { Format } from '#lib/format.ts';

type Example = {
  columns: { label: Record<'fr' | 'en', string>; unit: 'money' | 'count' }[];
  rows: { unit: string; values: (number | null)[] }[];
};
type Words = { text: { shop: string; unknown: string }; format: Format };

/** The shops of a worked example as a table: what each told, in euros and in numbers. */
export const exampleTable = ({ columns, rows }: Example, { text, format }: Words): Table => ({
  columns: [text.shop, ...columns.map(({ label }) => label[format.lang])],
  rows: rows.map(({ unit, values }) => [
    { text: unit },
    ...values.map((value, i) =>
      value === null
        ? { text: text.unknown, value, mark: 'missing' as const }
        : {
            text: columns[i]?.unit === 'money' ? format.money(value, 'EUR') : format.count(value),
            value
          }
    )
  ])
});

/** What a worked example gives, for people. */
export function exampleValue(value: number | null, unit: string, format: Format): string {
  if (value === null) return '–';
  if (unit === 'ratio') return format.percent(value);
  if (unit === 'money') return format.money(value, 'EUR');
  return unit === 'count' ? format.count(value) : format.amount(value, 'EUR');
}
