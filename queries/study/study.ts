import { fewClusters, normal975, seededRandom } from '#model/estimate.ts';
import { permutationP, together } from '#queries/study/bands.ts';
import {
  effectsOf,
  meanOf,
  seOf,
  type Cell,
  type Controls,
  type Mean
} from '#queries/study/effect.ts';
import type { Panel } from '#queries/study/panel.ts';
import { twoWay } from '#queries/study/two-way.ts';

/** An estimate with its standard error by unit and its 95 % interval; null where the data cannot say. */
export type Estimated = { att: number; se: number | null; low: number | null; high: number | null };

/** What joining is associated with. `att` in the outcome's own unit; `event_time` in periods since joining, 0 = the first. */
export type Study = {
  controls: Controls;
  units_n: number;
  never_n: number;
  already_n: number;
  periods: string[];
  cohorts: { cohort: string; units_n: number }[];
  att: (Estimated & {
    cohort: string;
    period: string;
    event_time: number;
    joined_n: number;
    controls_n: number;
  })[];
  simple: (Estimated & { p_permutation: number | null }) | null;
  by_event: (Estimated & {
    event_time: number;
    band_low: number | null;
    band_high: number | null;
  })[];
  by_cohort: (Estimated & { cohort: string })[];
  /** whether outcomes ran alike before joining: the largest difference found, judged over all periods before */
  pre_trend: { periods_n: number; p: number | null };
  two_way: { estimate: number; negative_n: number; warning: string } | null;
  warnings: string[];
};

/**
 * The whole study of a panel. Deterministic: the bootstrap and the permutation are seeded by the panel's size.
 * Fewer than `fewClusters` units: a permutation of cohorts beside the intervals, and a warning.
 */
export function studyEffect(panel: Panel, controls: Controls): Study {
  const random = seededRandom(`${controls} ${panel.units.length} ${panel.periods.length}`);
  const cells = effectsOf(panel, controls);
  const after = cells.filter(({ cohort, period }) => period >= cohort);
  const few = panel.units.length < fewClusters;
  const simple = meanOf(panel, after);
  const dealt = (cohorts: number[]) => {
    const other = { ...panel, cohorts };
    const found = effectsOf(other, controls).filter(({ cohort, period }) => period >= cohort);
    return meanOf(other, found)?.att ?? null;
  };
  const plain = twoWay(panel);
  return {
    controls,
    units_n: panel.units.length,
    never_n: panel.cohorts.filter((it) => it === panel.periods.length).length,
    already_n: panel.already_n,
    periods: panel.periods,
    cohorts: cohortsOf(panel).map((cohort) => ({
      cohort: panel.periods[cohort] ?? '',
      units_n: panel.cohorts.filter((it) => it === cohort).length
    })),
    att: cells.map((cell) => ({
      cohort: panel.periods[cell.cohort] ?? '',
      period: panel.periods[cell.period] ?? '',
      event_time: cell.period - cell.cohort,
      ...estimated(cell),
      joined_n: cell.joined_n,
      controls_n: cell.controls_n
    })),
    simple: simple && {
      ...estimated(simple),
      p_permutation: few ? permutationP(panel.cohorts, dealt, random) : null
    },
    ...byEvent(panel, cells, random),
    by_cohort: cohortsOf(panel).flatMap((cohort) => {
      const mean = meanOf(
        panel,
        after.filter((cell) => cell.cohort === cohort)
      );
      return mean === null ? [] : [{ cohort: panel.periods[cohort] ?? '', ...estimated(mean) }];
    }),
    two_way: plain && {
      estimate: plain.estimate,
      negative_n: plain.negative_n,
      warning:
        'two-way fixed effects compares with units that have joined already: an example of what not to use'
    },
    warnings: warningsOf(panel, cells, few)
  };
}

const cohortsOf = ({ cohorts, periods }: Panel): number[] =>
  [...new Set(cohorts)].filter((it) => it < periods.length).sort((a, b) => a - b);

function estimated({ att, influence }: Mean): Estimated {
  const se = seOf(influence);
  const half = se === null ? null : normal975 * se;
  return {
    att,
    se,
    low: half === null ? null : att - half,
    high: half === null ? null : att + half
  };
}

function byEvent(
  panel: Panel,
  cells: readonly Cell[],
  random: () => number
): Pick<Study, 'by_event' | 'pre_trend'> {
  const times = [...new Set(cells.map(({ cohort, period }) => period - cohort))];
  const means = times
    .sort((a, b) => a - b)
    .flatMap((event_time) => {
      const mean = meanOf(
        panel,
        cells.filter(({ cohort, period }) => period - cohort === event_time)
      );
      return mean === null ? [] : [{ event_time, mean }];
    });
  const { critical } = together(
    means.map(({ mean }) => mean),
    random
  );
  const before = means.filter(({ event_time }) => event_time < 0).map(({ mean }) => mean);
  return {
    by_event: means.map(({ event_time, mean }) => {
      const own = estimated(mean);
      const half = own.se === null ? null : critical * own.se;
      return {
        event_time,
        ...own,
        band_low: half === null ? null : own.att - half,
        band_high: half === null ? null : own.att + half
      };
    }),
    pre_trend: { periods_n: before.length, p: together(before, random).p }
  };
}

function warningsOf(panel: Panel, cells: readonly Cell[], few: boolean): string[] {
  const possible = cohortsOf(panel).length * (panel.periods.length - 1);
  return [
    ...(few
      ? [
          `${panel.units.length} units: standard errors mislead below ${fewClusters}, see p_permutation`
        ]
      : []),
    ...(cells.length < possible
      ? [
          `${possible - cells.length} of ${possible} cells have no comparison group and are left out`
        ]
      : []),
    ...(panel.already_n > 0
      ? [`${panel.already_n} units had joined by the first period and are left out`]
      : [])
  ];
}
