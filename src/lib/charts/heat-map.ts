import { defineChart, isHidden, type KeyItem, type Stop, type Words } from '#lib/charts/define.ts';
import { cellOf, drawHeat, heatLayout } from '#lib/charts/heat-map-draw.ts';
import { shareCell, shareText, type Value } from '#lib/charts/rows.ts';
import { chartTextsIn } from '#lib/text/charts.ts';

/** A row or a column: a sector, an area. */
export type HeatHead = { code: string; name: string };
export type HeatCell = Value & { row: string; column: string; enterprises_n: number | null };

/** One metric by sector (rows) and area (columns), `measure` its name. A pair without a cell has no data. */
export type HeatMap = {
  metric: string;
  measure: string;
  rows: HeatHead[];
  columns: HeatHead[];
  cells: HeatCell[];
};

/**
 * Sectors by areas in five classes of one colour. Hidden cells are hatched, missing ones blank with a dot, noughts framed;
 * the keyboard reads cell by cell. On a phone each sector is a strip under its name.
 */
export const heatMap = defineChart<HeatMap>({
  name: 'heat-map',
  cursor: 'cell',
  metrics: ['online_share_of_usual'],
  title: (_, { format }) => chartTextsIn(format.lang).heat.title,
  summary,
  size: (data, variant) => {
    const { width, height } = heatLayout(data, variant);
    return { width, height };
  },
  draw: drawHeat,
  stops(data, context) {
    const { left, cell, yOf } = heatLayout(data, context.variant, context);
    return data.rows.flatMap((row, i) =>
      data.columns.map((column, j): Stop => {
        const value = cellOf(data, row.code, column.code);
        return {
          x: left + cell.width * (j + 0.5),
          y: yOf(i) + cell.height / 2,
          box: cell,
          title: chartTextsIn(context.format.lang).heat.at({ row: row.name, column: column.name }),
          lines: [{ swatch: null, name: data.measure, value: shareText(value, context) }]
        };
      })
    );
  },
  key,
  table: (data, words) => ({
    columns: [words.text.charts.columns.sector, ...data.columns.map(({ name }) => name)],
    rows: data.rows.map((row) => [
      { text: row.name },
      ...data.columns.map((column) => shareCell(cellOf(data, row.code, column.code), words))
    ])
  })
});

const allOf = (data: HeatMap) =>
  data.rows.flatMap((row) =>
    data.columns.map((column) => ({ row, column, value: cellOf(data, row.code, column.code) }))
  );

function summary(data: HeatMap, words: Words): string {
  const { format } = words;
  const text = chartTextsIn(format.lang);
  const all = allOf(data);
  const known = all
    .filter(({ value }) => value.value !== null)
    .toSorted((a, b) => (a.value.value ?? 0) - (b.value.value ?? 0));
  const [low, high] = [known[0], known.at(-1)];
  const at = ({ row, column }: (typeof all)[number]) =>
    text.heat.at({ row: row.name, column: column.name });
  const lead =
    low === undefined || high === undefined
      ? text.heat.empty
      : low.value.value === high.value.value
        ? text.heat.equal({ measure: data.measure, value: shareText(low.value, words) })
        : text.heat.summary({
            measure: data.measure,
            low: shareText(low.value, words),
            lowAt: at(low),
            high: shareText(high.value, words),
            highAt: at(high)
          });
  const hidden = all.filter(({ value }) => isHidden(value.status)).length;
  const counted = (n: number, of: { one: string; other: (n: string) => string }): string[] =>
    n === 0 ? [] : [format.plural(n) === 'one' ? of.one : of.other(format.count(n))];
  return [
    lead,
    ...counted(hidden, text.hidden),
    ...counted(all.length - known.length - hidden, text.missingN)
  ].join(' ');
}

function key(data: HeatMap, { format }: Words): KeyItem[] {
  const text = chartTextsIn(format.lang);
  const values = allOf(data).map(({ value }) => value);
  const items: KeyItem[] = [];
  if (values.some(({ status }) => isHidden(status)))
    items.push({ swatch: 'hatched', text: text.suppressedKey });
  if (values.some(({ value, status }) => value === null && status === null))
    items.push({ swatch: 'blank', text: text.missingKey });
  if (values.some(({ value }) => value === 0)) items.push({ swatch: 'nought', text: text.zeroKey });
  return items;
}
