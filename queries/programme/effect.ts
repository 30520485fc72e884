import { intervalMin } from '#model/estimate.ts';
import {
  outcomes,
  panelsOf,
  periodDays,
  type Likeness,
  type Outcome
} from '#queries/programme/panel.ts';
import { programmeReport } from '#queries/programme/report.ts';
import { known } from '#queries/series/known.ts';
import type { Store } from '#queries/store.ts';
import type { Panel } from '#queries/study/panel.ts';
import { studyEffect, type Study } from '#queries/study/study.ts';

/**
 * Difference to those alike who had not joined, `weeks` after joining (below 0: before), in the outcome's own unit (ratio of
 * usual turnover) since the period before joining; 95 % interval of the one, and band that holds for all of them together.
 */
export type EffectPoint = {
  weeks: number;
  att: number;
  low: number | null;
  high: number | null;
  band_low: number | null;
  band_high: number | null;
};

/** Mean outcome of those who joined and of those alike, `weeks` after joining: what the differences are made of. */
export type MatchedPoint = { weeks: number; joined: number; alike: number };

/**
 * What may be said: before joining they moved differently (`moving_before`), after it higher or lower than those alike, or
 * nothing beyond chance (`unclear`).
 */
export type Verdict = 'moving_before' | 'higher' | 'lower' | 'unclear';

/** What joining goes with in one outcome. `few`: fewer than 20 enterprises, `p` from permutations. */
export type OutcomeEffect = {
  outcome: Outcome;
  verdict: Verdict;
  mean: { att: number; low: number | null; high: number | null; p: number | null };
  pre_trend_p: number | null;
  points: EffectPoint[];
  matched: MatchedPoint[];
  two_way: number | null;
};

/** The study of a programme. Numbers of enterprises; `unmatched_n` joined without anybody alike, null where too few to tell. */
export type ProgrammeEffect = {
  joined_n: number;
  alike_n: number;
  unmatched_n: number | null;
  likeness: Likeness;
  few: boolean;
  outcomes: OutcomeEffect[];
};

/** Fewest of a kind that are told, and a chance below which a difference before joining is taken for real. */
const toldMin = 3;
const level = 0.05;

/**
 * Those who joined beside those alike who had not yet, or never did: group-time effects within sector, closure and area.
 * Null when nobody joined, or fewer than ten on either side can be followed. Worked out once per state of the store.
 * Source: Callaway and Sant'Anna 2021; domain note section 6.
 */
export const programmeEffect = (store: Store, code: string): Promise<ProgrammeEffect | null> =>
  known(store.engine, `programme effect ${code}`, () => makeEffect(store, code));

async function makeEffect(store: Store, code: string): Promise<ProgrammeEffect | null> {
  const report = await programmeReport(store, code);
  if (report === null) return null;
  const panels = await panelsOf(store, report.programme, report.as_of);
  if (panels === null) return null;
  const never = panels.online.periods.length;
  const joined_n = panels.online.cohorts.filter((it) => it < never).length;
  const alike_n = panels.online.cohorts.length - joined_n;
  if (joined_n < intervalMin || alike_n < intervalMin) return null;
  const { likeness, unmatched_n } = panels;
  return {
    joined_n,
    alike_n,
    unmatched_n: unmatched_n === 0 || unmatched_n >= toldMin ? unmatched_n : null,
    likeness,
    few: joined_n + alike_n < 20,
    outcomes: outcomes.flatMap((outcome) => effectIn(panels[outcome], outcome) ?? [])
  };
}

function effectIn(panel: Panel, outcome: Outcome): OutcomeEffect | null {
  const study = studyEffect(panel, 'notyet');
  if (study.simple === null) return null;
  const { att, low, high, p_permutation } = study.simple;
  const told = new Set(
    study.by_event
      .map(({ event_time }) => event_time)
      .filter((time) => joinedAt(study, time) >= intervalMin)
  );
  return {
    outcome,
    verdict: verdictOf(study),
    mean: { att, low, high, p: p_permutation },
    pre_trend_p: study.pre_trend.p,
    points: study.by_event
      .filter(({ event_time }) => told.has(event_time))
      .map(({ event_time, ...it }) => ({
        weeks: (event_time * periodDays) / 7,
        att: it.att,
        low: it.low,
        high: it.high,
        band_low: it.band_low,
        band_high: it.band_high
      })),
    matched: matchedOf(panel, [...told.add(-1)]),
    two_way: study.two_way?.estimate ?? null
  };
}

const joinedAt = ({ att }: Study, time: number): number =>
  att
    .filter(({ event_time }) => event_time === time)
    .reduce((sum, { joined_n }) => sum + joined_n, 0);

function verdictOf({ pre_trend, simple }: Study): Verdict {
  if (pre_trend.p !== null && pre_trend.p < level) return 'moving_before';
  const { low, high, p_permutation } = simple ?? { low: null, high: null, p_permutation: null };
  const isChance = p_permutation !== null && p_permutation >= level;
  if (isChance || low === null || high === null) return 'unclear';
  return low > 0 ? 'higher' : high < 0 ? 'lower' : 'unclear';
}

/** The two raw series: the mean of those who joined, and the mean of those of the same stratum that never did. */
function matchedOf(panel: Panel, times: readonly number[]): MatchedPoint[] {
  const never = panel.periods.length;
  const alike = new Map<string, { sum: number; n: number }>();
  panel.outcomes.forEach((values, i) => {
    if (panel.cohorts[i] !== never) return;
    values.forEach((value, k) => {
      if (value === null) return;
      const key = `${k} ${panel.strata?.[i] ?? ''}`;
      const mean = alike.get(key) ?? { sum: 0, n: 0 };
      alike.set(key, { sum: mean.sum + value, n: mean.n + 1 });
    });
  });
  return times
    .toSorted((a, b) => a - b)
    .flatMap((time) => {
      const pairs = panel.outcomes.flatMap((values, i) => {
        const cohort = panel.cohorts[i] ?? never;
        const value = values[cohort + time] ?? null;
        const mean = alike.get(`${cohort + time} ${panel.strata?.[i] ?? ''}`);
        return cohort === never || value === null || mean === undefined
          ? []
          : [{ joined: value, alike: mean.sum / mean.n }];
      });
      if (pairs.length < intervalMin) return [];
      const mean = (of: (pair: (typeof pairs)[number]) => number) =>
        pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
      return [
        {
          weeks: (time * periodDays) / 7,
          joined: mean((it) => it.joined),
          alike: mean((it) => it.alike)
        }
      ];
    });
}
