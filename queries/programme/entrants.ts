import type { Day } from '#model/calendar.ts';
import { atLeast, lastStage, type Enrolment } from '#queries/programme/register.ts';

/**
 * One enterprise in a programme, its enrolments together: `first` the earliest, `days[n]` the first day it stood at stage n
 * or beyond. What confidentiality counts is enterprises, not shops.
 */
export type Entrant = { enterprise_id: number; first: Enrolment; days: (Day | null)[] };

/** Enterprises of a register, in order of joining. */
export function entrantsOf(register: readonly Enrolment[]): Entrant[] {
  const groups = new Map<number, Enrolment[]>();
  for (const row of register) {
    const own = groups.get(row.enterprise_id) ?? [];
    own.push(row);
    groups.set(row.enterprise_id, own);
  }
  return [...groups]
    .map(([enterprise_id, rows]) => entrantOf(enterprise_id, rows))
    .sort((a, b) => (a.first.joined_on < b.first.joined_on ? -1 : 1));
}

function entrantOf(enterprise_id: number, rows: Enrolment[]): Entrant {
  const [first] = rows.sort((a, b) => (a.joined_on < b.joined_on ? -1 : 1));
  if (first === undefined) throw new Error('an enterprise without an enrolment');
  const days = Array.from({ length: lastStage + 1 }, (_, n) => {
    const [day] = rows.flatMap((row) => atLeast(row, n) ?? []).sort();
    return day ?? null;
  });
  return { enterprise_id, first, days };
}

/** How many stand at stage `n` or beyond on the evening of `day`. */
export const reachedBy = (entrants: readonly Entrant[], n: number, day: Day): number =>
  atStage(entrants, n, day).length;

/** The enterprises that stand at stage `n` or beyond on the evening of `day`. */
export const atStage = (entrants: readonly Entrant[], n: number, day: Day): number[] =>
  entrants.flatMap(({ enterprise_id, days }) => (isBy(days[n], day) ? [enterprise_id] : []));

const isBy = (reached: Day | null | undefined, day: Day): boolean =>
  reached !== null && reached !== undefined && reached <= day;
