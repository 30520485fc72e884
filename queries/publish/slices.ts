import { dayOf, type Day } from '#model/calendar.ts';
import { periodOf } from '#model/period.ts';
import type { Engine } from '#queries/engines/duckdb.ts';
import type { ClickHouseNode } from '#queries/engines/clickhouse.ts';
import type { Figures } from '#queries/publish/figures.ts';

/** The one slice of figures that are published whole. */
const wholeSlice = '2000-01-01';

/** Digests of rows by slice, the first day of each. */
export type Digests = Map<Day, string>;

type DayRange = { from: Day; until: Day };

/** Rows that are read or sent at once, about: days are more than the months they are counted by. */
const chunkRows = 100_000;

/** Stretches of whole calendar years in which figures have rows, none much larger than a chunk; one for whole figures. */
export async function chunksOf(engine: Engine, { slice }: Figures): Promise<DayRange[]> {
  if (slice === null) return [{ from: wholeSlice, until: dayOf(2001, 1) }];
  const years = await engine.query<{ year: number; rows_n: number }>(
    `SELECT year(period_on) AS year, count(*) AS rows_n FROM ${slice.years_of} GROUP BY year(period_on) ORDER BY year`
  );
  const chunks: (DayRange & { rows_n: number })[] = [];
  for (const { year, rows_n } of years) {
    const last = chunks.at(-1);
    const until = dayOf(year + 1, 1);
    if (last !== undefined && last.rows_n + rows_n <= chunkRows)
      Object.assign(last, { until, rows_n: last.rows_n + rows_n });
    else chunks.push({ from: dayOf(year, 1), until, rows_n });
  }
  return chunks;
}

/** The expression of the slice a row lies in. */
export const sliceOf = ({ slice }: Figures): string =>
  slice === null
    ? `DATE '${wholeSlice}'`
    : `CAST(date_trunc('${slice.grain}', ${slice.column}) AS DATE)`;

/** The days of these slices, in order, and no more than lies between them. */
export function hullOf({ slice }: Figures, slices: readonly Day[]): DayRange {
  const [first = wholeSlice, last = wholeSlice] = [slices[0], slices.at(-1)];
  return {
    from: first,
    until: slice === null ? dayOf(2001, 1) : periodOf(last, slice.grain).until
  };
}

/** What the store holds, slice by slice: a number of rows and a sum of their hashes. */
export async function storedDigests(engine: Engine, it: Figures): Promise<Digests> {
  const digests: Digests = new Map();
  for (const range of await chunksOf(engine, it)) {
    const rows = await engine.query<{ slice: Day; digest: string }>(
      it.digests ??
        `SELECT ${sliceOf(it)} AS slice, concat(count(*), ':', sum(CAST(hash(r) AS HUGEINT))) AS digest
FROM (${it.select(range)}) AS r GROUP BY ALL`,
      range
    );
    for (const { slice, digest } of rows) digests.set(slice, digest);
  }
  return digests;
}

/** What each node shows, by figures and slice, where all nodes agree; a slice they differ in has the digest `unequal`. */
export async function publishedDigests(
  nodes: readonly ClickHouseNode[]
): Promise<Map<string, Digests>> {
  const out = new Map<string, Digests>();
  const lists = await Promise.all(
    nodes.map((node) =>
      node.rows<{ figures: string; slice: Day; n: number; digest: string }>(
        'SELECT figures, slice, max(n) AS n, argMax(digest, n) AS digest FROM slice GROUP BY figures, slice'
      )
    )
  );
  const seen = new Map<string, string[]>();
  for (const list of lists)
    for (const { figures, slice, n, digest } of list) {
      const name = `${figures} ${slice}`;
      seen.set(name, [...(seen.get(name) ?? []), `${n} ${digest}`]);
    }
  for (const [name, states] of seen) {
    const [figures = '', slice = ''] = name.split(' ');
    const agree = states.length === nodes.length && new Set(states).size === 1;
    const digest = agree ? (states[0] ?? '').split(' ')[1] : 'unequal';
    const digests = out.get(figures) ?? new Map<Day, string>();
    out.set(figures, digests.set(slice, digest ?? ''));
  }
  return out;
}

/** Slices whose rows differ, gone ones included, with the digest they are to have. */
export const changedSlices = (stored: Digests, published: Digests): Digests =>
  new Map([
    ...[...stored].filter(([slice, digest]) => published.get(slice) !== digest),
    ...[...published]
      .filter(([slice, digest]) => !stored.has(slice) && digest !== '')
      .map(([slice]): [Day, string] => [slice, ''])
  ]);
