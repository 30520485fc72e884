import {
  bootstrapInterval,
  intervalMin,
  normal975,
  ratioOf,
  seededRandom,
  type Interval
} from '#model/estimate.ts';
import { isFew, type ProtectedCount } from '#queries/programme/counts.ts';
import { programmeEffect } from '#queries/programme/effect.ts';
import { atStage, entrantsOf } from '#queries/programme/entrants.ts';
import { activeStage } from '#queries/programme/joint.ts';
import { panelsOf, periodDays } from '#queries/programme/panel.ts';
import { registerOf, type Enrolment } from '#queries/programme/register.ts';
import { programmeReport, type ProgrammeReport } from '#queries/programme/report.ts';
import { dominancePercent } from '#queries/protect/primary.ts';
import { known } from '#queries/series/known.ts';
import type { Store } from '#queries/store.ts';
import { effectsOf, seOf, type Cell } from '#queries/study/effect.ts';
import type { Panel } from '#queries/study/panel.ts';
import { studyEffect } from '#queries/study/study.ts';

/**
 * Why a figure is not given: no amount of aid in the register; amounts in several currencies; one enterprise got nearly all;
 * fewer than ten active, or their number is hidden; fewer than ten followed on either side; they moved differently before.
 */
export type CostRefusal =
  'aid_unknown' | 'currencies' | 'dominated' | 'few_active' | 'few_followed' | 'moving_before';

/** A figure with its 95 % interval, or why there is none. */
export type Costed<T> =
  (T & Interval & { value: number; refused: null }) | { refused: CostRefusal };

/**
 * What a programme cost and what went with it. Minor units of `currency`. `paid_minor`: aid in the register until `as_of`,
 * null where no figure of it may be given; `unpaid_n`: active ones for which the register has no amount, taken as none.
 * `per_active`: aid over enterprises that became active. `per_euro`: online sales since joining beyond those of comparable
 * enterprises, over the aid of those followed; `weeks`: how long they were followed on average.
 */
export type ProgrammeCost = {
  currency: string;
  paid_minor: number | null;
  unpaid_n: ProtectedCount;
  per_active: Costed<{ active_n: number }>;
  per_euro: Costed<{ followed_n: number; weeks: number }>;
};

const level = 0.05;
/** Minor units that sums of money are rounded to: 100 of the currency. Source: domain note section 4, rounding. */
const roundTo_minor = 10_000;
const rounded = (minor: number): number => Math.round(minor / roundTo_minor) * roundTo_minor;

/** The cost of a programme; null when nobody has joined. Worked out once per state of the store. */
export const programmeCost = (store: Store, code: string): Promise<ProgrammeCost | null> =>
  known(store.engine, `programme cost ${code}`, () => makeCost(store, code));

async function makeCost(store: Store, code: string): Promise<ProgrammeCost | null> {
  const report = await programmeReport(store, code);
  if (report === null) return null;
  const register = await registerOf(store, code);
  const aid = aidOf(register);
  const active = new Set(atStage(entrantsOf(register), activeStage, report.as_of));
  const refused = refusalOf(register, aid);
  return {
    currency: register[0]?.currency ?? report.programme.currency,
    paid_minor: refused === null ? rounded(sumOf([...aid.values()])) : null,
    unpaid_n: report.unpaid_n,
    per_active: refused === null ? perActive(report, register, active) : { refused },
    per_euro: refused === null ? await perEuro(store, report, aid) : { refused }
  };
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0);

/** Aid of each enterprise for which the register has an amount. */
function aidOf(register: readonly Enrolment[]): Map<number, number> {
  const aid = new Map<number, number>();
  for (const { enterprise_id, aid_minor } of register)
    if (aid_minor !== null) aid.set(enterprise_id, (aid.get(enterprise_id) ?? 0) + aid_minor);
  return aid;
}

/** Why no amount of this register may be told, if so. */
function refusalOf(register: readonly Enrolment[], aid: Map<number, number>): CostRefusal | null {
  const paid = [...aid.values()].filter((minor) => minor > 0);
  if (paid.length === 0) return 'aid_unknown';
  if (new Set(register.map(({ currency }) => currency)).size > 1) return 'currencies';
  return isFew(paid.length, 0) || isDominated(paid) ? 'dominated' : null;
}

/** Whether one enterprise makes nearly all of a sum, so that it would be told. Source: domain note section 4. */
const isDominated = (values: readonly number[]): boolean =>
  100 * Math.max(...values) >= dominancePercent * sumOf(values);

/** Aid over the enterprises that became active; the interval as if other enterprises like these had joined. */
function perActive(
  { latest, programme }: ProgrammeReport,
  register: readonly Enrolment[],
  active: ReadonlySet<number>
): ProgrammeCost['per_active'] {
  const active_n = latest.counts[activeStage]?.value ?? null;
  if (active_n === null || active_n < intervalMin) return { refused: 'few_active' };
  const aid = aidOf(register);
  const clusters = [...new Set(register.map(({ enterprise_id }) => enterprise_id))].map((id) => ({
    o: aid.get(id) ?? 0,
    t: active.has(id) ? 1 : 0,
    stratum: ''
  }));
  const random = seededRandom(`cost ${programme.code} ${clusters.length}`);
  const interval = bootstrapInterval(clusters, random);
  const value = ratioOf(clusters);
  return interval === null || value === null
    ? { refused: 'few_active' }
    : { value, ...interval, active_n, refused: null };
}

/** Online sales beyond those of comparable enterprises, per unit of aid of those followed. */
async function perEuro(
  store: Store,
  { programme, as_of }: ProgrammeReport,
  aid: ReadonlyMap<number, number>
): Promise<ProgrammeCost['per_euro']> {
  const effect = await programmeEffect(store, programme.code);
  const panels = effect === null ? null : await panelsOf(store, programme, as_of);
  if (effect === null || panels === null) return { refused: 'few_followed' };
  const { money } = panels;
  const isMoving = effect.outcomes.some(
    ({ outcome, verdict }) => outcome === 'online' && verdict === 'moving_before'
  );
  const before_p = studyEffect(money, 'notyet').pre_trend.p;
  if (isMoving || (before_p !== null && before_p < level)) return { refused: 'moving_before' };
  const cells = effectsOf(money, 'notyet').filter(({ cohort, period }) => period >= cohort);
  const extra = extraOf(cells);
  const followed = followedIn(money);
  if (isDominated(followed.map((id) => soldBy(money, id)))) return { refused: 'dominated' };
  const aided_minor = sumOf(followed.map((id) => aid.get(id) ?? 0));
  if (extra === null || followed.length < intervalMin) return { refused: 'few_followed' };
  if (aided_minor <= 0) return { refused: 'aid_unknown' };
  const half = normal975 * extra.se;
  return {
    value: extra.sum / aided_minor,
    low: (extra.sum - half) / aided_minor,
    high: (extra.sum + half) / aided_minor,
    followed_n: followed.length,
    weeks: (extra.periods_n * periodDays) / 7 / followed.length,
    refused: null
  };
}

/** Online sales of an enterprise since the period it joined in. */
function soldBy({ units, cohorts, outcomes }: Panel, id: number): number {
  const i = units.indexOf(`${id}`);
  return sumOf((outcomes[i] ?? []).slice(cohorts[i]).map((value) => value ?? 0));
}

/**
 * What those who joined sold beyond those alike over all their periods: the sum of group-time effects, each times the
 * enterprises it rests on, with its error by enterprise. `periods_n`: enterprises times periods. Null without cells.
 */
export function extraOf(
  cells: readonly Cell[]
): { sum: number; se: number; periods_n: number } | null {
  const units_n = cells[0]?.influence.length ?? 0;
  const influence = new Float64Array(units_n);
  for (const cell of cells)
    for (let i = 0; i < units_n; i += 1)
      influence[i] = (influence[i] ?? 0) + cell.joined_n * (cell.influence[i] ?? 0);
  const se = seOf(influence);
  if (cells.length === 0 || se === null) return null;
  return {
    sum: sumOf(cells.map(({ att, joined_n }) => att * joined_n)),
    se,
    periods_n: sumOf(cells.map(({ joined_n }) => joined_n))
  };
}

/** Enterprises that joined, are seen just before and at some time after, and have somebody alike who never joined. */
function followedIn({ units, cohorts, outcomes, strata, periods }: Panel): number[] {
  const never = periods.length;
  const open = new Set(strata?.filter((_, i) => cohorts[i] === never));
  return units.flatMap((unit, i) => {
    const cohort = cohorts[i] ?? never;
    const own = outcomes[i] ?? [];
    const isSeen =
      (own[cohort - 1] ?? null) !== null && own.slice(cohort).some((it) => it !== null);
    return cohort < never && isSeen && open.has(strata?.[i] ?? '') ? [Number(unit)] : [];
  });
}
