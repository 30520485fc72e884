import type { Cell, Table, Words } from '#lib/charts/define.ts';
import { enterprisesCell, shareCell, type Value } from '#lib/charts/rows.ts';
import { valueOf } from '#lib/overview/rows.ts';
import { placeTextsIn } from '#lib/text/places.ts';
import type { SeriesRow } from '#model/question.ts';

/** The shares of a place or trade, and of what holds it. `href` null: it is the page's own. */
export type Beside = {
  code: string;
  name: string;
  href: string | null;
  online_share_of_usual: Value;
  online_share: Value;
  recovery: Value;
  enterprises_n: number | null;
};

/** One line of the comparison out of an answer without a split, in one money. */
export function besideOf(
  rows: readonly SeriesRow[],
  place: Pick<Beside, 'code' | 'name' | 'href'>
): Beside {
  const row = (metric: string) => rows.find((candidate) => candidate.metric === metric);
  return {
    ...place,
    online_share_of_usual: valueOf(row('online_share_of_usual')),
    online_share: valueOf(row('online_share')),
    recovery: valueOf(row('recovery')),
    enterprises_n: row('online_share')?.enterprises_n ?? null
  };
}

/** The comparison as a table, the page's own line first. `of`: what the lines are. */
export const besideTable = (
  lines: readonly Beside[],
  of: 'area' | 'sector',
  words: Words
): Table => ({
  columns: [
    placeTextsIn(words.format.lang).things[of],
    words.text.charts.usualName,
    words.text.charts.currentName,
    words.text.charts.recoveryName,
    words.text.charts.columns.enterprises
  ],
  rows: lines.map((line): Cell[] => [
    { text: line.name, ...(line.href === null ? {} : { href: line.href }) },
    shareCell(line.online_share_of_usual, words),
    shareCell(line.online_share, words),
    shareCell(line.recovery, words),
    enterprisesCell(line.enterprises_n, words)
  ])
});
