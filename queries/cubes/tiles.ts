import { addDays, type Day } from '#model/calendar.ts';
import { periodOf } from '#model/period.ts';
import type { DayRange, Grain } from '#model/question.ts';

/** Calendar grains, the longest first. */
const longestFirst: readonly Grain[] = ['year', 'quarter', 'month', 'week', 'day'];

/**
 * Whole published periods that follow each other without gap from one day to another; null when there are none. Anybody
 * could add them up, so that their sum tells nothing new. Days outside of the data (`span`) hold nothing: a range that
 * reaches beyond it may begin or end with a period that does too.
 */
export function tilesOf(
  { from, until }: DayRange,
  span: DayRange | null,
  isOpen: (grain: Grain, period: DayRange) => boolean
): { grain: Grain; from: Day; until: Day }[] | null {
  if (from >= until) return null;
  const isEnd = (day: Day) =>
    day === until || (span !== null && until >= span.until && day >= span.until);
  const dead = new Set<Day>();
  const reach = (day: Day): { grain: Grain; from: Day; until: Day }[] | null => {
    if (isEnd(day)) return [];
    if (day > until || dead.has(day)) return null;
    for (const grain of longestFirst) {
      const period = periodOf(day, grain);
      if (period.from !== day || (period.until > until && !isEnd(period.until))) continue;
      if (!isOpen(grain, period)) continue;
      const rest = reach(period.until);
      if (rest !== null) return [{ grain, from: day, until: period.until }, ...rest];
    }
    dead.add(day);
    return null;
  };
  for (const start of startsOf(from, span)) {
    const found = reach(start);
    if (found !== null) return found;
  }
  return null;
}

/** Where a range may begin: on its first day, or with any period that begins before all data when it does so too. */
function startsOf(from: Day, span: DayRange | null): Day[] {
  if (span === null || from > span.from) return [from];
  const first = longestFirst.map((grain) => periodOf(span.from, grain).from);
  return [...new Set([from, ...first])].filter((day) => day <= span.from);
}

/** First days of the calendar years a period touches. */
export const yearsOf = ({ from, until }: DayRange): Day[] => blocksOf(from, until, 'year');
/** First days of the quarters a period touches. */
export const quartersOf = ({ from, until }: DayRange): Day[] => blocksOf(from, until, 'quarter');

function blocksOf(from: Day, until: Day, grain: Grain): Day[] {
  const blocks: Day[] = [];
  for (let at = periodOf(from, grain); ; at = periodOf(at.until, grain)) {
    blocks.push(at.from);
    if (at.until > addDays(until, -1)) return blocks;
  }
}
