import { classBounds, classOf, stepOf } from '#lib/charts/classes.ts';
import { isHidden, type Cell, type Stop, type Table, type Words } from '#lib/charts/define.ts';
import { enterprisesCell, shareCell, shareText, type Value } from '#lib/charts/rows.ts';
import type { Layout, Shape } from '#lib/map/layout.ts';
import { chartTextsIn } from '#lib/text/charts.ts';
import { mapTextsIn } from '#lib/text/map.ts';

/** One area with its values; `href`: its own page, null for areas unknown. */
export type AreaRow = {
  area: string;
  name: string;
  href: string | null;
  online_share_of_usual: Value;
  online_share: Value;
  enterprises_n: number | null;
};

/** How an area is filled: the step of its class, 1 to 5, or what it is instead of a value. */
export type Fill = number | 'zero' | 'suppressed' | 'missing';

/** An area that is drawn: its shape, its row (null: no data at all) and its fill. */
export type DrawnArea = Shape & {
  name: string;
  href: string;
  row: AreaRow | null;
  fill: Fill;
};

/** A map of one level. `rows`: every area with data, widest share first; `layout` null: no geometry, a ranked list instead. */
export type AreaMap = {
  rows: AreaRow[];
  /** between classes, ascending; null without any positive value */
  bounds: number[] | null;
  layout:
    (Omit<Layout, 'shapes' | 'enlarged'> & { drawn: DrawnArea[]; enlarged: DrawnArea[] }) | null;
  /** names of the areas with data that have no geometry */
  undrawn: string[];
  /** which share is drawn: of usual turnover, or of current revenue where no area has the other */
  share: 'online_share_of_usual' | 'online_share';
};

/** Lays values out on shapes. `nameOf`: name and page of an area without a row. */
export function areaMap(
  rows: readonly AreaRow[],
  layout: Layout | null,
  nameOf: (code: string) => { name: string; href: string }
): AreaMap {
  const share = rows.some(({ online_share_of_usual: { value } }) => value !== null)
    ? 'online_share_of_usual'
    : 'online_share';
  const byCode = new Map(rows.map((row) => [row.area, row]));
  const values = rows.flatMap((row) => row[share].value ?? []).filter((value) => value > 0);
  const bounds = values.length === 0 ? null : classBounds(values);
  const draw = (shape: Shape): DrawnArea => {
    const row = byCode.get(shape.code) ?? null;
    return { ...shape, ...nameOf(shape.code), row, fill: fillOf(row?.[share], bounds ?? []) };
  };
  const shown = new Set(layout?.shapes.map(({ code }) => code));
  return {
    rows: rows.toSorted(
      (a, b) => rank(b[share]) - rank(a[share]) || a.name.localeCompare(b.name, 'fr')
    ),
    bounds,
    layout:
      layout === null
        ? null
        : {
            width: layout.width,
            height: layout.height,
            frames: layout.frames,
            drawn: layout.shapes.map(draw),
            enlarged: layout.enlarged.map(draw)
          },
    undrawn: rows
      .filter(({ area, href }) => href !== null && !shown.has(area))
      .map(({ name }) => name),
    share
  };
}

const rank = ({ value, status }: Value): number => value ?? (isHidden(status) ? -1 : -2);

function fillOf(share: Value | undefined, bounds: readonly number[]): Fill {
  if (share === undefined) return 'missing';
  if (share.value === null) return isHidden(share.status) ? 'suppressed' : 'missing';
  return share.value <= 0 ? 'zero' : stepOf(classOf(share.value, bounds), bounds) + 1;
}

/** The same map whose links lead elsewhere. */
export function leadingTo(map: AreaMap, hrefOf: (code: string) => string): AreaMap {
  const led = (area: DrawnArea): DrawnArea => ({ ...area, href: hrefOf(area.code) });
  const { layout } = map;
  return {
    ...map,
    rows: map.rows.map((row) => (row.href === null ? row : { ...row, href: hrefOf(row.area) })),
    layout:
      layout === null
        ? null
        : { ...layout, drawn: layout.drawn.map(led), enlarged: layout.enlarged.map(led) }
  };
}

/** The table twin: widest share first, hidden and missing last, each name a link. */
export const mapTable = ({ rows }: AreaMap, words: Words): Table => ({
  columns: [
    mapTextsIn(words.format.lang).area,
    words.text.charts.usualName,
    words.text.charts.currentName,
    words.text.charts.columns.enterprises,
    words.text.charts.columns.note
  ],
  rows: rows.map((row): Cell[] => [
    { text: row.name, ...(row.href === null ? {} : { href: row.href }) },
    shareCell(row.online_share_of_usual, words),
    shareCell(row.online_share, words),
    enterprisesCell(row.enterprises_n, words),
    { text: noteOf(row, words) }
  ])
});

function noteOf(row: AreaRow, { text }: Words): string {
  const status = [row.online_share_of_usual.status, row.online_share.status].find(isHidden);
  return status === undefined || status === null || status === 'F' ? '' : text.status[status];
}

/** What is read at one area. */
export function readingOf({ name, row, x, y }: DrawnArea, words: Words): Stop {
  const { text, format } = words;
  const none = text.status.missing;
  return {
    x,
    y,
    title: name,
    lines: [
      {
        swatch: 'usual',
        name: text.charts.usualName,
        value: row === null ? none : shareText(row.online_share_of_usual, words)
      },
      {
        swatch: 'current',
        name: text.charts.currentName,
        value: row === null ? none : shareText(row.online_share, words)
      },
      ...((row?.enterprises_n ?? 0) === 0
        ? []
        : [
            {
              swatch: null,
              name: text.charts.columns.enterprises,
              value: format.count(row?.enterprises_n ?? 0)
            }
          ])
    ]
  };
}

/** The map in a sentence: the widest and the narrowest share, and how many areas show none. */
export function mapSummary({ rows: all, share }: AreaMap, words: Words): string {
  const rows = all.filter(({ href }) => href !== null);
  const text = mapTextsIn(words.format.lang);
  const known = rows.filter((row) => row[share].value !== null);
  const hiddenN = rows.filter(
    (row) => isHidden(row[share].status) && row[share].value === null
  ).length;
  const hidden = hiddenN === 0 ? '' : ` ${text.hidden(words.format.count(hiddenN), hiddenN)}`;
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return text.none + hidden;
  if (first === last)
    return text.one({ name: first.name, share: shareText(first[share], words) }) + hidden;
  const read = {
    what: share === 'online_share_of_usual' ? text.ofUsual : text.ofCurrent,
    first: first.name,
    firstShare: shareText(first[share], words),
    last: last.name,
    lastShare: shareText(last[share], words),
    n: words.format.count(known.length)
  };
  return text.summary(read) + hidden;
}

/** The classes as lines of the key, least first: their step and what they hold. */
export function classLines(
  bounds: readonly number[],
  words: Words
): { step: number; text: string }[] {
  const { heat } = chartTextsIn(words.format.lang);
  const isWhole = bounds.every((bound) => Math.abs(bound * 100 - Math.round(bound * 100)) < 1e-6);
  const read = (bound: number) => words.format.percent(bound, isWhole ? 0 : 1);
  return [...bounds, null].map((to, i) => {
    const from = bounds[i - 1];
    const step = stepOf(i, bounds) + 1;
    if (from === undefined)
      return { step, text: to === null ? mapTextsIn(words.format.lang).any : heat.below(read(to)) };
    return {
      step,
      text: to === null ? heat.above(read(from)) : heat.between(read(from), read(to))
    };
  });
}
