import type { HeatHead, HeatMap } from '#lib/charts/heat-map.ts';
import type { RankedIntervals } from '#lib/charts/ranked-intervals.ts';
import { missing, type Value } from '#lib/charts/rows.ts';
import type { WhatMoved } from '#lib/charts/what-moved.ts';
import type { Answer, DayRange, SeriesRow } from '#model/question.ts';

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

/** Most rows and columns a matrix shows; the rest is in the API. */
const headsMax = 24;

/**
 * One metric by sector and area out of an answer split by both, in one money. Sectors and areas in the order of their
 * codes, the unknown last; those without any value or hidden value are left out, and the barest where there are too many.
 */
export function heatData(
  rows: readonly SeriesRow[],
  { metric, measure, unknown, unknownArea }: Omit<Measured, 'of'> & { unknownArea: string }
): HeatMap {
  const own = rows.filter((row) => row.metric === metric && row.sector !== null);
  const filled = own.filter((row) => row.value !== null || row.status !== null);
  const heads = (of: 'sector' | 'area'): HeatHead[] => {
    const found = new Map<string, { name: string; n: number }>();
    for (const row of filled) {
      const code = row[of] ?? '_U';
      const n = (found.get(code)?.n ?? 0) + (row.value === null ? 0.001 : 1);
      found.set(code, { name: nameOf(row, of, of === 'area' ? unknownArea : unknown), n });
    }
    const order = (code: string) => (code === '_U' ? '~' : code);
    return [...found]
      .toSorted(([, a], [, b]) => b.n - a.n)
      .slice(0, headsMax)
      .map(([code, { name }]) => ({ code, name }))
      .toSorted((a, b) => (order(a.code) < order(b.code) ? -1 : 1));
  };
  return {
    metric,
    measure,
    rows: heads('sector'),
    columns: heads('area'),
    cells: filled.map((row) => ({
      row: row.sector ?? '_U',
      column: row.area ?? '_U',
      ...valueOf(row),
      enterprises_n: row.enterprises_n
    }))
  };
}

/**
 * The change of one share out of an answer that compares and decomposes over the whole period, in one money; null where
 * the answer has no such change. `of` is the axis asked for.
 */
export function movedData(
  { decomposition = [], meta }: Answer,
  { metric, measure, of }: Omit<Measured, 'unknown'>,
  money: Money
): WhatMoved | null {
  const split = decomposition.find(
    (one) =>
      one.metric === metric &&
      one.currency === money.currency &&
      one.tax_basis === money.tax_basis &&
      one.period === null
  );
  if (split === undefined || meta.period === null || meta.compared === null) return null;
  const { status, before, after, change, within, mix, rest, rest_n, children } = split;
  const days = ({ from, until }: DayRange): DayRange => ({ from, until });
  return {
    measure,
    of,
    period: days(meta.period),
    compared: days(meta.compared),
    ...{ status, before, after, change, within, mix, rest, rest_n, children }
  };
}

/** The money a page speaks in. */
type Money = { currency: string; tax_basis: string };

const valueOf = (row: SeriesRow | undefined): Value =>
  row === undefined ? missing : { value: row.value, status: row.status, coverage: row.coverage };

const nameOf = (row: SeriesRow, of: 'sector' | 'area', unknown: string): string =>
  row[of] === '_U' ? unknown : (row[`${of}_name`] ?? row[of] ?? unknown);
