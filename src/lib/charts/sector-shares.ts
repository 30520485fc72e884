import { defineChart, isHidden, type KeyItem, type Words } from '#lib/charts/define.ts';
import { enterprisesCell, shareCell, shareText, type Value } from '#lib/charts/rows.ts';
import {
  drawSectors,
  isCut,
  topOf,
  rowHeight,
  sectorsFrame,
  yOfSector
} from '#lib/charts/sector-shares-draw.ts';

/** One sector over the whole period. */
export type SectorRow = {
  sector: string;
  name: string;
  online_share: Value;
  online_share_of_usual: Value;
  enterprises_n: number | null;
};

/** Rows in the order they are drawn. */
export type SectorShares = { rows: SectorRow[] };

/**
 * One bar per sector: online share of usual turnover, with the share of current revenue as a second mark. Hidden,
 * missing and zero are three different marks and three different words.
 */
export const sectorShares = defineChart<SectorShares>({
  name: 'sector-shares',
  cursor: 'row',
  metrics: ['online_share_of_usual', 'online_share'],
  title: (_, { text }) => text.charts.sectorsTitle,
  summary,
  size: (data, variant) => {
    const frame = sectorsFrame(variant);
    return {
      width: frame.width,
      height: frame.top + data.rows.length * rowHeight(data, variant) + frame.bottom
    };
  },
  draw: drawSectors,
  stops: (data, context) =>
    data.rows.map((row, i) => ({
      x: context.width / 2,
      y: yOfSector(data, i, context),
      title: row.name,
      lines: [
        {
          swatch: 'usual',
          name: context.text.charts.usualName,
          value: shareText(row.online_share_of_usual, context)
        },
        {
          swatch: 'diamond',
          name: context.text.charts.currentName,
          value: shareText(row.online_share, context)
        }
      ]
    })),
  key,
  table: (data, words) => ({
    columns: [
      words.text.charts.columns.sector,
      words.text.charts.usualName,
      words.text.charts.currentName,
      words.text.charts.columns.enterprises,
      words.text.charts.columns.note
    ],
    rows: data.rows.map((row) => [
      { text: row.name },
      shareCell(row.online_share_of_usual, words),
      shareCell(row.online_share, words),
      enterprisesCell(row.enterprises_n, words),
      { text: reason(row, words) }
    ])
  })
});

/** Widest first by share of usual turnover, else of current revenue; hidden ones after them, missing ones last. */
export function inOrder(rows: SectorRow[]): SectorRow[] {
  const byUsual = rows.some((row) => row.online_share_of_usual.value !== null);
  const rank = (row: SectorRow): number => {
    const { value, status } = byUsual ? row.online_share_of_usual : row.online_share;
    return value ?? (isHidden(status) ? -1 : -2);
  };
  return rows.toSorted((a, b) => rank(b) - rank(a) || a.name.localeCompare(b.name));
}

function reason(row: SectorRow, { text }: Words): string {
  const status = [row.online_share_of_usual, row.online_share].map((v) => v.status).find(isHidden);
  return status === undefined || status === null || status === 'F' ? '' : text.status[status];
}

function summary({ rows }: SectorShares, words: Words): string {
  const { text, format } = words;
  const hiddenN = rows.filter(({ online_share_of_usual: usual, online_share: current }) =>
    [usual, current].some(({ status }) => isHidden(status))
  ).length;
  const hidden =
    hiddenN === 0
      ? ''
      : format.plural(hiddenN) === 'one'
        ? ` ${text.charts.sectorsHidden.one}`
        : ` ${text.charts.sectorsHidden.other(format.count(hiddenN))}`;
  return lead(rows, words) + hidden;
}

function lead(rows: SectorRow[], words: Words): string {
  const { charts } = words.text;
  for (const [pick, sentence] of [
    [(row: SectorRow) => row.online_share_of_usual, charts.sectorsSummary],
    [(row: SectorRow) => row.online_share, charts.sectorsCurrentOnly]
  ] as const) {
    const known = rows.filter((row) => pick(row).value !== null);
    const sorted = known.toSorted((a, b) => (pick(b).value ?? 0) - (pick(a).value ?? 0));
    const [first, last] = [sorted[0], sorted.at(-1)];
    if (first === undefined || last === undefined) continue;
    if (first === last)
      return charts.sectorsOne({
        name: first.name,
        share: shareText(pick(first), words),
        usual: pick(first) === first.online_share_of_usual
      });
    if (pick(first).value === pick(last).value)
      return charts.sectorsEqual({ share: shareText(pick(first), words) });
    return sentence({
      first: first.name,
      firstShare: shareText(pick(first), words),
      last: last.name,
      lastShare: shareText(pick(last), words)
    });
  }
  return charts.sectorsEmpty;
}

function key({ rows }: SectorShares, { text }: Words): KeyItem[] {
  const items: KeyItem[] = [
    { swatch: 'usual', text: text.charts.barKey },
    { swatch: 'diamond', text: text.charts.tickKey }
  ];
  if (rows.some((row) => isCut(row, topOf({ rows }))))
    items.push({ swatch: 'broken', text: text.charts.cutKey });
  if (rows.some((row) => isHidden(row.online_share_of_usual.status)))
    items.push({ swatch: 'hatched', text: text.charts.suppressedKey });
  return items;
}
