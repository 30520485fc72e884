import { normal975 } from '#model/estimate.ts';

/**
 * One case: `time` from its start (any unit, 0 and up), `event` 1 for what is waited for, 0 for still waiting when last
 * seen, 2 and up for something else that ended the wait (a refusal, a closure).
 */
export type Case = { time: number; event: number; group: string };

/** A time at which events happened. Survival is the share still waiting just after; its 95 % interval is the log-log one. */
export type Step = {
  time: number;
  at_risk_n: number;
  events_n: number;
  censored_n: number;
  survival: number;
  se: number | null;
  low: number | null;
  high: number | null;
};

/** Half of the cases have the event by `time`; null when they do not in the time seen. */
export type Median = { time: number | null; low: number | null; high: number | null };

/** Area under the survival curve up to `until`: mean time waited within it. */
export type RestrictedMean = { until: number; value: number; se: number };

/** The curve of one group with its summaries. */
export type Survival = {
  group: string;
  cases_n: number;
  events_n: number;
  censored_n: number;
  median: Median;
  restricted_mean: RestrictedMean;
  steps: Step[];
};

/**
 * Kaplan–Meier curve of cases of one group; events precede censorings at ties, any other end of the wait is a censoring.
 * `until`: end of the restricted mean, the last time seen unless given. Source: domain note section 6; Greenwood 1926.
 */
export function survivalOf(cases: readonly Case[], group: string, until?: number): Survival {
  const steps = stepsOf(cases);
  const end = until ?? Math.max(...cases.map(({ time }) => time));
  const events_n = cases.filter(({ event }) => event === 1).length;
  return {
    group,
    cases_n: cases.length,
    events_n,
    censored_n: cases.length - events_n,
    median: medianOf(steps),
    restricted_mean: restrictedMean(steps, end),
    steps
  };
}

function stepsOf(cases: readonly Case[]): Step[] {
  const times = [...new Set(cases.map(({ time }) => time))].sort((a, b) => a - b);
  let [at_risk_n, survival, sum] = [cases.length, 1, 0];
  return times.map((time) => {
    const here = cases.filter((it) => it.time === time);
    const events_n = here.filter(({ event }) => event === 1).length;
    survival *= 1 - events_n / at_risk_n;
    sum += events_n / (at_risk_n * (at_risk_n - events_n));
    const step = { time, at_risk_n, events_n, censored_n: here.length - events_n, survival };
    at_risk_n -= here.length;
    return { ...step, ...spread(survival, sum) };
  });
}

/** Greenwood's standard error and the log-log interval; both null once nobody waits any more. */
function spread(survival: number, sum: number): Pick<Step, 'se' | 'low' | 'high'> {
  if (survival === 0) return { se: null, low: null, high: null };
  if (sum === 0) return { se: 0, low: survival, high: survival };
  const log = Math.log(survival);
  const width = (normal975 * Math.sqrt(sum)) / Math.abs(log);
  return {
    se: survival * Math.sqrt(sum),
    low: survival ** Math.exp(width),
    high: survival ** Math.exp(-width)
  };
}

const medianOf = (steps: readonly Step[]): Median => {
  const first = (value: (step: Step) => number | null) =>
    steps.find((step) => (value(step) ?? (step.survival === 0 ? 0 : 1)) <= 0.5)?.time ?? null;
  return {
    time: first(({ survival }) => survival),
    low: first(({ low }) => low),
    // a curve that ends at nought says nothing on how long it might have gone on
    high: steps.find(({ high }) => high !== null && high <= 0.5)?.time ?? null
  };
};

function restrictedMean(steps: readonly Step[], until: number): RestrictedMean {
  const inside = steps.filter(({ time }) => time < until);
  const times = [0, ...inside.map(({ time }) => time), until];
  const heights = [1, ...inside.map(({ survival }) => survival)];
  const areas = heights.map((height, i) => height * ((times[i + 1] ?? 0) - (times[i] ?? 0)));
  const after = (i: number) => areas.slice(i + 1).reduce((a, b) => a + b, 0);
  const variance = inside.reduce((sum, { at_risk_n, events_n }, i) => {
    const left = at_risk_n - events_n;
    return left === 0 ? sum : sum + (after(i) ** 2 * events_n) / (at_risk_n * left);
  }, 0);
  return { until, value: after(-1), se: Math.sqrt(variance) };
}

/** Share of cases that had each kind of end by a time. */
export type Incidence = { event: number; steps: { time: number; incidence: number }[] };

/**
 * Cumulative incidence of each kind of end (Aalen–Johansen): unlike 1 − survival, they add up to the share that ended.
 * Source: domain note section 6, competing events.
 */
export function incidenceOf(cases: readonly Case[]): Incidence[] {
  const kinds = [...new Set(cases.map(({ event }) => event))].filter((kind) => kind > 0);
  const times = [...new Set(cases.map(({ time }) => time))].sort((a, b) => a - b);
  return kinds
    .sort((a, b) => a - b)
    .map((event) => {
      let [at_risk_n, waiting, incidence] = [cases.length, 1, 0];
      const steps = times.flatMap((time) => {
        const here = cases.filter((it) => it.time === time);
        const ends_n = here.filter((it) => it.event > 0).length;
        const own_n = here.filter((it) => it.event === event).length;
        incidence += (waiting * own_n) / at_risk_n;
        waiting *= 1 - ends_n / at_risk_n;
        at_risk_n -= here.length;
        return own_n === 0 ? [] : [{ time, incidence }];
      });
      return { event, steps };
    });
}
