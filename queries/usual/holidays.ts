import { holidayWeeks, movedStretches, type HolidayDay } from '#model/alignment.ts';
import { addDays, dayOfIsoWeek, type Day } from '#model/calendar.ts';
import type { Engine } from '#queries/engines/duckdb.ts';
import pairsText from './holiday-pairs.sql?raw';
import shiftText from './holiday-shift.sql?raw';
import weeksText from './holiday-weeks.sql?raw';

/** Two years of a country that meet, with the moveable holidays of both. */
type Pair = { country_code: string; target_year: number; ref_year: number; holidays: HolidayDay[] };

/** One week that moves when holidays meet, in its stretch of weeks that trade places. All days are Mondays. */
type MovedWeek = Omit<Pair, 'holidays'> & {
  target_from: Day;
  target_until: Day;
  ref_from: Day;
  ref_until: Day;
  target_on: Day;
  label_on: Day;
  holiday_on: Day;
};

/** Finds the weeks that move for the years at work, and the units that know enough to move with them. */
export async function alignHolidays(engine: Engine): Promise<void> {
  const pairs = await pairsOf(engine);
  await engine.run(weeksText, { weeks: JSON.stringify(pairs.flatMap(movedWeeks)) });
  await engine.run(shiftText);
}

async function pairsOf(engine: Engine): Promise<Pair[]> {
  const rows = await engine.query<Omit<Pair, 'holidays'> & HolidayDay>(pairsText);
  const pairs = new Map<string, Pair>();
  for (const { code, day, ...years } of rows) {
    const name = JSON.stringify(years);
    const pair = pairs.get(name) ?? { ...years, holidays: [] };
    pair.holidays.push({ code, day });
    pairs.set(name, pair);
  }
  return [...pairs.values()];
}

function movedWeeks({ holidays, ...years }: Pair): MovedWeek[] {
  const { target_year, ref_year } = years;
  const weeks = holidayWeeks(target_year, ref_year, holidays);
  return movedStretches(weeks).flatMap(({ from, until }) => {
    const monday = (year: number, week: number) => dayOfIsoWeek(year, week);
    const stretch = {
      target_from: monday(target_year, from),
      target_until: addDays(monday(target_year, until - 1), 7),
      ref_from: monday(ref_year, from),
      ref_until: addDays(monday(ref_year, until - 1), 7)
    };
    return weeks.flatMap((ref, i): MovedWeek[] => {
      const week = i + 1;
      if (week < from || week >= until || ref === week) return [];
      const target_on = monday(target_year, week);
      const [label_on, holiday_on] = [monday(ref_year, week), monday(ref_year, ref)];
      return [{ ...years, ...stretch, target_on, label_on, holiday_on }];
    });
  });
}
