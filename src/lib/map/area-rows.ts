import type { AreaRow } from '#lib/map/area-map.ts';
import { sharesOf } from '#lib/overview/rows.ts';
import type { SeriesRow } from '#model/question.ts';

/**
 * Areas out of an answer by area in one money. `href`: the page of a code; `unknown`: the name of the cell of units
 * without an area.
 */
export function areaRows(
  rows: readonly SeriesRow[],
  href: (code: string) => string,
  unknown: string
): AreaRow[] {
  const cells = new Map<string, SeriesRow[]>();
  for (const row of rows)
    if (row.area !== null) cells.set(row.area, [...(cells.get(row.area) ?? []), row]);
  return [...cells].map(([area, own]) => {
    const { online_share, online_share_of_usual } = sharesOf(own);
    const counted = own.find(({ metric }) => metric === 'online_share_of_usual') ?? own[0];
    return {
      area,
      name: area === '_U' ? unknown : (own[0]?.area_name ?? area),
      href: area === '_U' ? null : href(area),
      online_share,
      online_share_of_usual,
      enterprises_n: counted?.enterprises_n ?? null
    };
  });
}
