import { dayOf, type Day } from '#model/calendar.ts';
import { periodOf } from '#model/period.ts';
import type { Grain } from '#model/question.ts';

/** Half-open days. */
export type Range = { from: Day; until: Day };

/** Days inside one calendar year, and the whole weeks that are made with them; none where another slice makes them. */
export type Slice = Range & { weeks: Range };

/** A calendar month and its rows of unit-days. */
export type MonthOfDays = Range & { days_n: number };

/** The hull of the ranges inside each calendar year they touch, in order. */
export function slicesOf(ranges: readonly Range[]): Range[] {
  const years = new Map<number, Range>();
  for (const { from, until } of ranges)
    for (let year = Number(from.slice(0, 4)); dayOf(year, 1) < until; year += 1) {
      const cut = {
        from: from > dayOf(year, 1) ? from : dayOf(year, 1),
        until: until < dayOf(year + 1, 1) ? until : dayOf(year + 1, 1)
      };
      const known = years.get(year) ?? cut;
      years.set(year, {
        from: known.from < cut.from ? known.from : cut.from,
        until: known.until > cut.until ? known.until : cut.until
      });
    }
  return [...years.keys()].sort((a, b) => a - b).flatMap((year) => years.get(year) ?? []);
}

/** The whole periods of a grain that a range touches. */
export function widen({ from, until }: Range, grain: Grain): Range {
  const last = periodOf(until, grain);
  return { from: periodOf(from, grain).from, until: last.from === until ? until : last.until };
}

/** Slices with their weeks: one that two of them share is made with the former. */
export function withWeeks(slices: readonly Range[]): Slice[] {
  let done: Day | null = null;
  return slices.map((slice) => {
    const weeks = widen(slice, 'week');
    if (done !== null && done > weeks.from) weeks.from = done;
    done = weeks.until;
    return { ...slice, weeks };
  });
}

/** Unit-days that are laid out at once: with all that is made of them they fit into 2 GB. */
const partDays = 2_500_000;

/**
 * A slice cut into runs of whole months with up to `limit` unit-days, so that what is laid out of a large store stays in
 * memory. A week belongs to the part it ends in. `months`: all that the slice touches, in order.
 */
export function partsOf(
  slice: Slice,
  months: readonly MonthOfDays[],
  limit: number = partDays
): Slice[] {
  const parts: MonthOfDays[] = [];
  for (const month of months) {
    const last = parts.at(-1);
    if (last !== undefined && last.days_n + month.days_n <= limit) {
      last.until = month.until;
      last.days_n += month.days_n;
    } else parts.push({ ...month });
  }
  if (parts.length < 2) return [slice];
  return parts.map(({ from, until }, i) => {
    const [isFirst, isLast] = [i === 0, i === parts.length - 1];
    return {
      from: isFirst ? slice.from : from,
      until: isLast ? slice.until : until,
      weeks: {
        from: isFirst ? slice.weeks.from : periodOf(from, 'week').from,
        until: isLast ? slice.weeks.until : periodOf(until, 'week').from
      }
    };
  });
}
