import { addDays, daysBetween, weekdayOf, type Day } from '#model/calendar.ts';
import panelText from '#queries/programme/panel.sql?raw';
import type { Programme } from '#queries/programme/report.ts';
import { known } from '#queries/series/known.ts';
import type { Panel } from '#queries/study/panel.ts';
import type { Store } from '#queries/store.ts';

/** What joining may go with: online sales, or all turnover, as a share of usual turnover. */
export const outcomes = ['online', 'revenue'] as const;
export type Outcome = (typeof outcomes)[number];

/** How alike those compared are: the finest of these at which nine in ten of those who joined have somebody to compare with. */
export const likenesses = ['sector_area', 'sector', 'family', 'none'] as const;
export type Likeness = (typeof likenesses)[number];

/** Days of a period of the panel, periods before the programme began, and at most how many in all. */
export const periodDays = 28;
const before_n = 6;
const periods_most = 21;
/** Share of those who joined that must have somebody like them among those who did not. */
const matchedLeast = 0.9;

type Row = {
  enterprise_id: number;
  k: number;
  joined_on: Day | null;
  group_code: string;
  family_code: string;
  region_code: string;
  is_shut: boolean;
  online_minor: number;
  revenue_minor: number;
  usual_minor: number;
};

/**
 * Enterprises of a programme beside those of none: one panel per outcome, of the same enterprises and strata. `money`: online
 * sales themselves, in minor units a period.
 */
export type Panels = Record<Outcome | 'money', Panel> & { likeness: Likeness; unmatched_n: number };

/** The panels of a programme until `as_of`, worked out once per state of the store; null when fewer than two periods are whole. */
export const panelsOf = (
  store: Store,
  programme: Pick<Programme, 'code' | 'from_on'>,
  as_of: Day
): Promise<Panels | null> =>
  known(store.engine, `programme panels ${programme.code} ${as_of}`, () =>
    makePanels(store, programme, as_of)
  );

async function makePanels(
  { engine }: Store,
  { code, from_on }: Pick<Programme, 'code' | 'from_on'>,
  as_of: Day
): Promise<Panels | null> {
  const monday = addDays(from_on, 1 - weekdayOf(from_on));
  const from = addDays(monday, -before_n * periodDays);
  const whole = Math.floor((daysBetween(from, as_of) + 1) / periodDays);
  const periods_n = Math.min(periods_most, whole);
  if (periods_n < 2) return null;
  const rows = await engine.query<Row>(panelText, {
    programme: code,
    from,
    periods_n,
    began_on: from_on
  });
  const firms = new Map<number, Row[]>();
  for (const row of rows)
    firms.set(row.enterprise_id, [...(firms.get(row.enterprise_id) ?? []), row]);
  const cohortOf = ([first]: Row[]): number => {
    const joined_on = first?.joined_on ?? null;
    if (joined_on === null) return periods_n;
    return Math.min(periods_n, Math.floor(daysBetween(from, joined_on) / periodDays));
  };
  const kept = [...firms].filter(([, own]) => cohortOf(own) > 0);
  const cohorts = kept.map(([, own]) => cohortOf(own));
  const { likeness, strata, unmatched_n } = strataOf(
    kept.map(([, [first]]) => first),
    cohorts,
    periods_n
  );
  const panel = (value: (row: Row) => number): Panel => ({
    periods: Array.from({ length: periods_n }, (_, k) => addDays(from, k * periodDays)),
    units: kept.map(([enterprise_id]) => `${enterprise_id}`),
    cohorts,
    strata,
    outcomes: kept.map(([, own]) => {
      const byPeriod = new Map(own.map((row) => [row.k, value(row)]));
      return Array.from({ length: periods_n }, (_, k) => byPeriod.get(k) ?? null);
    }),
    already_n: firms.size - kept.length
  });
  return {
    likeness,
    unmatched_n,
    online: panel(({ online_minor, usual_minor }) => online_minor / usual_minor),
    revenue: panel(({ revenue_minor, usual_minor }) => revenue_minor / usual_minor),
    money: panel(({ online_minor }) => online_minor)
  };
}

/** Strata as fine as nine in ten of those who joined allow, each with an enterprise that never joined. */
function strataOf(
  firms: readonly (Row | undefined)[],
  cohorts: readonly number[],
  never: number
): { likeness: Likeness; strata: string[]; unmatched_n: number } {
  const joined_n = cohorts.filter((it) => it < never).length;
  const tries = likenesses.map((likeness) => {
    const strata = firms.map((firm) => (firm === undefined ? '' : nameOf(firm, likeness)));
    const open = new Set(strata.filter((_, i) => cohorts[i] === never));
    const unmatched_n = strata.filter(
      (name, i) => (cohorts[i] ?? never) < never && !open.has(name)
    ).length;
    return { likeness, strata, unmatched_n };
  });
  const found = tries.find(({ unmatched_n }) => unmatched_n <= (1 - matchedLeast) * joined_n);
  return found ?? { likeness: 'none', strata: firms.map(() => ''), unmatched_n: 0 };
}

function nameOf(firm: Row, likeness: Likeness): string {
  const shut = firm.is_shut ? 'shut' : 'open';
  if (likeness === 'sector_area') return `${firm.group_code} ${shut} ${firm.region_code}`;
  if (likeness === 'sector') return `${firm.group_code} ${shut}`;
  return likeness === 'family' ? `${firm.family_code} ${shut}` : '';
}
