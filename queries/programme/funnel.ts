import type { Day } from '#model/calendar.ts';
import { protectTable } from '#queries/protect/table.ts';
import { zeroEnterprisesMin } from '#queries/protect/primary.ts';
import { protectNested, type ProtectedCount } from '#queries/programme/counts.ts';
import { reachedBy, stageOn, type Entrant } from '#queries/programme/entrants.ts';
import { lastStage } from '#queries/programme/register.ts';

/** How many enterprises stood at each stage or beyond, 0 to 7, on the evening of a day. */
export type FunnelDay = { day: Day; counts: ProtectedCount[] };

/**
 * The funnel on each of some days, in their order. Protected as a whole: no two of its counts tell by subtraction of one or
 * two enterprises; newer days and earlier stages are shown first.
 */
export function funnelByDay(entrants: readonly Entrant[], days: readonly Day[]): FunnelDay[] {
  const newestFirst = [...days].sort().reverse();
  const exact = newestFirst.map((day) => countsOn(entrants, day));
  const shown = protectNested(
    exact,
    exact.map(([joined]) => joined ?? 0)
  );
  return newestFirst.map((day, i) => ({ day, counts: shown[i] ?? [] })).reverse();
}

const countsOn = (entrants: readonly Entrant[], day: Day): number[] =>
  Array.from({ length: lastStage + 1 }, (_, n) => reachedBy(entrants, n, day));

/** One part of those who joined, split by who they are: `members` more than one where small parts were put together. */
export type FunnelPart = { members: string[]; counts: ProtectedCount[] };

/**
 * The funnel of the last day by part (cohort, sector, area, solution). Parts of fewer than five enterprises are put together;
 * cells are hidden so that none can be worked out from the rest and the totals. `total`: the same day's funnel as shown:
 * stages hidden there are hidden in every part. Parts in order of `keys`, those put together last.
 * Source: domain note section 4.
 */
export async function funnelByPart(
  entrants: readonly Entrant[],
  { day, counts: total }: FunnelDay,
  keyOf: (entrant: Entrant) => string
): Promise<FunnelPart[]> {
  const present = entrants.flatMap((entrant) => {
    const stage = stageOn(entrant, day);
    return stage === null ? [] : [{ entrant, stage, key: keyOf(entrant) }];
  });
  const steps = total.flatMap(({ value }, n) => (value === null ? [] : [n]));
  if (steps[0] !== 0) return [];
  const parts = partsOf(present.map(({ key }) => key));
  const partOf = new Map(parts.flatMap((members, i) => members.map((key) => [key, `${i}`])));
  const band = (stage: number) => steps.findLastIndex((step) => step <= stage);
  const cells = await protectTable(
    {
      rows: [
        { name: 'all', parent: null },
        ...parts.map((_, i) => ({ name: `${i}`, parent: 'all' }))
      ],
      columns: [
        { name: 'joined', parent: null },
        ...steps.map((_, i) => ({ name: `${i}`, parent: 'joined' }))
      ],
      contributions: present.map(({ entrant, stage, key }) => ({
        enterprise: `${entrant.enterprise_id}`,
        row: partOf.get(key) ?? '',
        column: `${band(stage)}`,
        value: 1
      }))
    },
    { percent: 0, strict: false }
  );
  // The totals are known from the funnel of the day: a table that would need one of them hidden is told by its sizes alone.
  const isSafe = cells.every(({ row, status }) => row !== 'all' || status === 'F');
  const cell = (row: string, column: string) =>
    isSafe ? cells.find((it) => it.row === row && it.column === column) : undefined;
  return parts.map((members, i) => {
    const inner = steps.map((_, j) => cell(`${i}`, `${j}`)?.value ?? null);
    const joined = cell(`${i}`, 'joined')?.value ?? null;
    return {
      members,
      counts: Array.from({ length: lastStage + 1 }, (_, n): ProtectedCount => {
        const from = steps.indexOf(n);
        const value = from === -1 ? null : beyond(inner, joined, from);
        return value === null ? { value, status: 'D' } : { value, status: 'F' };
      })
    };
  });
}

/** How many stand at a step or beyond, if the cells shown say so: from above, or from what is left below. */
function beyond(inner: (number | null)[], joined: number | null, from: number): number | null {
  const sum = (cells: (number | null)[]) =>
    cells.reduce<number | null>((all, n) => (all === null || n === null ? null : all + n), 0);
  if (from === 0) return joined;
  const below = sum(inner.slice(0, from));
  return sum(inner.slice(from)) ?? (joined === null || below === null ? null : joined - below);
}

/** Keys, one per enterprise, in parts of five enterprises or more: the small ones together, with the smallest of the others where they need it. */
export function partsOf(keys: readonly string[]): string[][] {
  const sizes = new Map<string, number>();
  for (const key of keys) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  const bySize = [...sizes].sort(([a, n], [b, m]) => n - m || a.localeCompare(b));
  const rest: string[] = [];
  let rest_n = 0;
  for (const [key, n] of bySize) {
    const isEnough = rest.length === 0 || (rest_n >= zeroEnterprisesMin && rest.length > 1);
    if (n >= zeroEnterprisesMin && isEnough) break;
    rest.push(key);
    rest_n += n;
  }
  const whole = [...sizes.keys()].filter((key) => !rest.includes(key)).sort();
  return [...whole.map((key) => [key]), ...(rest.length === 0 ? [] : [rest.sort()])];
}
