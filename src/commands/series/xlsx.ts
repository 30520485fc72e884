import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import type { Answer } from '#model/question.ts';
import { evidence } from '../../api/evidence.ts';
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
    ...changes(answer),
    { sheet: 'about', data: about(answer), columns: [{ width: 24 }, { width: 100 }] }
  ]).toBuffer();
}

function cellOf(value: string | number | boolean | null) {
  if (value === null) return null;
  if (typeof value === 'number') return { value, type: Number };
  if (typeof value === 'boolean') return { value, type: Boolean };
  return { value: harmless(value), type: String };
}

function about(answer: Answer): SheetData {
  const facts: [string, string][] = [
    ...evidence(answer),
    ['status', 'F free, A few enterprises, O one dominates, D secondary, empty: missing'],
    ...answer.meta.metrics.map(
      ({ name, meaning, population, formula, definition_url }): [string, string] => [
        name,
        `${meaning.en} ${population.en} (${formula}) ${definition_url}`
      ]
    )
  ];
  return facts.map(([name, value]) => [cellOf(name), cellOf(value)]);
}

/** The changes split into within and mix, one line per child, where the answer has them. */
function changes({ decomposition = [] }: Answer): { sheet: string; data: SheetData }[] {
  if (decomposition.length === 0) return [];
  const head = ['metric', 'period', 'compared_period', 'sector', 'area', 'by', 'child', 'name'];
  const figures = ['compared_value', 'value', 'compared_weight', 'weight', 'within', 'mix', 'rest'];
  const body = decomposition.flatMap((it) => {
    const key = [it.metric, it.period, it.compared_period, it.sector, it.area, it.by];
    return [
      [...key, null, null, it.before, it.after, null, null, it.within, it.mix, it.rest],
      ...it.children.map((c) =>
        [...key, c.code, c.name, c.compared_value, c.value, c.compared_weight, c.weight].concat([
          c.within,
          c.mix,
          null
        ])
      )
    ];
  });
  const lines = [[...head, ...figures], ...body].map((line) => line.map(cellOf));
  return [{ sheet: 'change', data: lines }];
}
