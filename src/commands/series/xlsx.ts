import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import type { Answer } from '#model/question.ts';
import { harmless } from '../../api/table.ts';

/** An answer as a workbook: the rows, and a second sheet that says what they are. Texts cannot run as formulas. */
export async function toXlsx(answer: Answer): Promise<Buffer> {
  const { rows, columns } = answer;
  const header = columns.map(({ name }) => ({
    value: name,
    type: String,
    fontWeight: 'bold' as const
  }));
  const body = rows.map((row) => columns.map(({ name }) => cellOf(row[name] ?? null)));
  return writeXlsxFile([
    { sheet: 'series', data: [header, ...body], stickyRowsCount: 1 },
    { sheet: 'about', data: about(answer), columns: [{ width: 24 }, { width: 100 }] }
  ]).toBuffer();
}

function cellOf(value: string | number | boolean | null) {
  if (value === null) return null;
  if (typeof value === 'number') return { value, type: Number };
  if (typeof value === 'boolean') return { value, type: Boolean };
  return { value: harmless(value), type: String };
}

function about({ meta }: Answer): SheetData {
  const facts: [string, string][] = [
    ['period', meta.period === null ? '' : `${meta.period.from}..${meta.period.until}`],
    [
      'compared',
      meta.compared === null
        ? ''
        : `${meta.compared.kind} by ${meta.compared.align} ${meta.compared.from}..${meta.compared.until}`
    ],
    ['population', meta.population.text.en],
    ['coverage', String(meta.coverage ?? '')],
    [
      'usual turnover',
      meta.method
        .map((m) => `${m.method} ${m.ref_year} by ${m.alignment} ${m.quality} (${m.units_n})`)
        .join('; ')
    ],
    ['notes', meta.flags.map((f) => `${f.name.en} ${f.from}..${f.until}`).join('; ')],
    ['vintage', meta.vintage],
    ['newest data', meta.freshness.newest_on ?? ''],
    ['sample data', meta.sample ? 'yes' : 'no'],
    ['protected', meta.protected ? 'yes' : 'NO: may give single shops away'],
    ['status', 'F free, A few enterprises, O one dominates, D secondary, empty: missing'],
    ...meta.metrics.map(({ name, meaning, population, formula }): [string, string] => [
      name,
      `${meaning.en} ${population.en} (${formula})`
    ])
  ];
  return facts.map(([name, value]) => [cellOf(name), cellOf(value)]);
}
