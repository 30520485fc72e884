import type { RankedIntervals } from '#lib/charts/ranked-intervals.ts';
import { missing, type Value } from '#lib/charts/rows.ts';
import type { SeriesRow } from '#model/question.ts';

/** What the rows of a chart are made of: one metric, its name in the reader's language, and that of the unknown place. */
type Measured = { metric: string; measure: string; of: 'sector' | 'area'; unknown: string };

/**
 * Values with intervals out of an answer by sector or area in one money (`interval=linear` for intervals). Rows of other
 * metrics are left out.
 */
export const rankedData = (
  rows: readonly SeriesRow[],
  { metric, measure, of, unknown }: Measured
): RankedIntervals => ({
  metric,
  measure,
  of,
  rows: rows.flatMap((row) => {
    const code = row[of];
    if (row.metric !== metric || code === null) return [];
    return [
      {
        code,
        name: nameOf(row, of, unknown),
        value: valueOf(row),
        low: row.low ?? null,
        high: row.high ?? null,
        enterprises_n: row.enterprises_n
      }
    ];
  })
});

const valueOf = (row: SeriesRow | undefined): Value =>
  row === undefined ? missing : { value: row.value, status: row.status, coverage: row.coverage };

const nameOf = (row: SeriesRow, of: 'sector' | 'area', unknown: string): string =>
  row[of] === '_U' ? unknown : (row[`${of}_name`] ?? row[of] ?? unknown);
