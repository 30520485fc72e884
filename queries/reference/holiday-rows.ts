import { createRequire } from 'node:module';
import { addDays, type Day } from '#model/calendar.ts';
import {
  blackFriday,
  feastDays,
  holidayKind,
  soldes,
  type HolidayCode,
  type HolidayKind
} from '#model/holidays.ts';

/** One dated holiday as stored; `until_on` excluded. `regular_on`: first day by the rule; null: nothing to align by. */
export type HolidayRow = {
  country_code: string;
  code: HolidayCode | 'disturbance';
  kind: HolidayKind | 'disturbance';
  from_on: Day;
  until_on: Day;
  regular_on: Day | null;
  name_fr: string;
  name_en: string;
  source: string;
};

/** Countries whose moveable days are stored, and the years of them. Elsewhere holidays align nothing. */
// prettier-ignore
export const holidayCountries = ['FR', 'AT', 'BE', 'BR', 'CH', 'DE', 'ES', 'GB', 'IE', 'IT', 'LU', 'MC', 'NL', 'PT'];
export const holidayYears = { first: 2010, last: 2040 };

const feasts = ['easter', 'ascension', 'pentecost'] as const;
const names: Record<HolidayCode, [fr: string, en: string]> = {
  easter: ['Pâques', 'Easter'],
  ascension: ['Ascension', 'Ascension Day'],
  pentecost: ['Pentecôte', 'Pentecost'],
  black_friday: ['Black Friday', 'Black Friday'],
  soldes_winter: ['Soldes d’hiver', 'Winter sales'],
  soldes_summer: ['Soldes d’été', 'Summer sales']
};

const ruleSource: Record<HolidayKind, string> = {
  holiday: 'the rule of Easter; observed in the country according to the package date-holidays',
  black_friday: 'day after the fourth Thursday of November, by custom; not verified by country',
  soldes:
    'code de commerce, art. D. 310-15-2, as commonly reported; not verified; départements with dates of their own are left aside'
};

/** Sales seasons and Black Fridays of France that were not held when the rule says. As commonly reported. */
const movedInFrance: readonly { code: HolidayCode; year: number; days: [Day, Day] }[] = [
  { code: 'soldes_summer', year: 2020, days: ['2020-07-15', '2020-08-12'] },
  { code: 'black_friday', year: 2020, days: ['2020-12-04', '2020-12-05'] },
  { code: 'soldes_winter', year: 2021, days: ['2021-01-20', '2021-03-03'] },
  { code: 'soldes_summer', year: 2021, days: ['2021-06-30', '2021-07-28'] }
];
const movedSource = 'moved because of the epidemic, dates as commonly reported; not verified';

const disturbances: readonly HolidayRow[] = [
  disturbance(
    ['2018-11-17', '2019-07-01'],
    ['Samedis de manifestations', 'Saturdays of unrest'],
    'as commonly reported; not verified'
  ),
  disturbance(
    ['2019-12-05', '2020-01-21'],
    ['Grèves des transports', 'Transport strikes'],
    'as commonly reported; not verified'
  )
];

function disturbance(
  [from_on, until_on]: [Day, Day],
  [name_fr, name_en]: [string, string],
  source: string
): HolidayRow {
  const code = 'disturbance';
  return {
    ...{ country_code: 'FR', code, kind: code, from_on, until_on, regular_on: null },
    ...{ name_fr, name_en, source }
  };
}

/**
 * Moveable days of the known countries: feasts their people observe, Black Friday since 2014, the French sales, and what
 * disturbed the French years that serve as a reference. Loads the calendar of the package date-holidays.
 */
export async function holidayRows(): Promise<HolidayRow[]> {
  const { default: Calendar } = await import('date-holidays');
  const rows = holidayCountries.flatMap((country) => {
    const rules = new Calendar(country).getHolidays(2020).map(({ rule }) => rule);
    return yearsOf().flatMap((year) => [
      ...feasts
        .filter((feast) => rules.some((rule) => feastRules[feast].includes(rule)))
        .map((feast) => row(country, feast, year)),
      ...(year < 2014 ? [] : [row(country, 'black_friday', year)]),
      ...(country === 'FR'
        ? [row(country, 'soldes_winter', year), row(country, 'soldes_summer', year)]
        : [])
    ]);
  });
  return [...rows, ...disturbances];
}

/** The edition of these rows, without loading the package: its version, and what this file adds. */
export const holidayEdition = (): string =>
  JSON.stringify([
    packageVersion(),
    holidayCountries,
    holidayYears,
    names,
    ruleSource,
    movedInFrance,
    disturbances
  ]);

const packageVersion = (): string =>
  (createRequire(import.meta.url)('date-holidays/package.json') as { version: string }).version;

/** How the package writes the rules that make a feast observed. */
const feastRules: Record<(typeof feasts)[number], string[]> = {
  easter: ['easter', 'easter 1', 'easter -2'],
  ascension: ['easter 39'],
  pentecost: ['easter 49', 'easter 50']
};

const yearsOf = (): number[] =>
  Array.from(
    { length: holidayYears.last - holidayYears.first + 1 },
    (_, i) => holidayYears.first + i
  );

function row(country_code: string, code: HolidayCode, year: number): HolidayRow {
  const regular = daysOf(code, year);
  const moved =
    country_code === 'FR'
      ? movedInFrance.find((m) => m.code === code && m.year === year)
      : undefined;
  const [from_on, until_on] = moved?.days ?? [regular.from, regular.until];
  const [fr, en] = names[code];
  const kind = holidayKind(code);
  return {
    country_code,
    code,
    kind,
    from_on,
    until_on,
    regular_on: regular.from,
    name_fr: moved === undefined ? fr : `${fr} (${kind === 'soldes' ? 'déplacés' : 'déplacé'})`,
    name_en: moved === undefined ? en : `${en} (moved)`,
    source: moved === undefined ? ruleSource[kind] : movedSource
  };
}

function daysOf(code: HolidayCode, year: number): { from: Day; until: Day } {
  switch (code) {
    case 'black_friday': {
      const from = blackFriday(year);
      return { from, until: addDays(from, 1) };
    }
    case 'soldes_winter':
      return soldes('winter', year);
    case 'soldes_summer':
      return soldes('summer', year);
    default:
      return feastDays(code, year);
  }
}
