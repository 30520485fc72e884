import type { Day } from '#model/calendar.ts';
import { zeroEnterprisesMin } from '#queries/protect/primary.ts';
import type { ProtectedCount } from '#queries/programme/counts.ts';
import { atStage, reachedBy, type Entrant } from '#queries/programme/entrants.ts';
import type { Teller } from '#queries/programme/linked.ts';
import { lastStage } from '#queries/programme/register.ts';

/** How many enterprises stood at each stage or beyond, 0 to 7, on the evening of a day. */
export type FunnelDay = { day: Day; counts: ProtectedCount[] };

/** The funnel on each of some days, in their order; newer days and earlier stages are told first. */
export function funnelByDay(
  entrants: readonly Entrant[],
  days: readonly Day[],
  teller: Teller
): FunnelDay[] {
  const newestFirst = [...days].sort().reverse();
  return newestFirst.map((day) => ({ day, counts: countsOn(entrants, day, teller) })).reverse();
}

const countsOn = (entrants: readonly Entrant[], day: Day, teller: Teller): ProtectedCount[] => {
  const joined_n = reachedBy(entrants, 0, day);
  return Array.from({ length: lastStage + 1 }, (_, n) =>
    teller.tell(atStage(entrants, n, day), joined_n)
  );
};

/** One part of those who joined, split by who they are: `members` more than one where small parts were put together. */
export type FunnelPart = { members: string[]; counts: ProtectedCount[] };

/**
 * The funnel of a day by part (cohort, sector, solution). Parts of fewer than five enterprises are put together. Parts in
 * order of keys, those put together last. Source: domain note section 4.
 */
export function funnelByPart(
  entrants: readonly Entrant[],
  day: Day,
  keyOf: (entrant: Entrant) => string,
  teller: Teller
): FunnelPart[] {
  const present = entrants.filter((entrant) => reachedBy([entrant], 0, day) > 0);
  return partsOf(present.map(keyOf)).map((members) => {
    const own = present.filter((entrant) => members.includes(keyOf(entrant)));
    return { members, counts: countsOn(own, day, teller) };
  });
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
