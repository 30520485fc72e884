import { daysBetween, type Day } from '#model/calendar.ts';
import { intervalMin } from '#model/estimate.ts';
import type { Teller } from '#queries/programme/linked.ts';
import type { Enrolment } from '#queries/programme/register.ts';
import { incidenceOf, survivalOf, type Case, type Incidence } from '#queries/study/survival.ts';
import { enterprisesMin } from '#queries/protect/primary.ts';

/** What is waited for from the day of joining on. */
export const waits = ['launch', 'first_order'] as const;
export type Wait = (typeof waits)[number];

/** Days between the points of a curve that is shown. */
const stepDays = 28;
/** Share of other ends above which they are told as competing events. Source: domain note section 6. */
const competingShare = 0.1;

/**
 * Share that had the event by `days` after joining, with the 95 % interval of Kaplan–Meier (log-log); `incidence`: the share
 * where refusals, departures and closures count as never having it (Aalen–Johansen). Ratios.
 */
export type WaitPoint = {
  days: number;
  share: number;
  low: number | null;
  high: number | null;
  incidence: number;
};

/**
 * How long a wait lasts. `cases_n` enrolments, `events_n` that had the event; `unknown_n` left out: their sales are not
 * known, or they sold online before joining. `median` days, null: half had not by the end. `other_ends`: share of refusals,
 * departures and closures by the last day, worked out as competing events, null below a tenth. All null: too few cases;
 * a number alone null: it would tell of one or two enterprises.
 */
export type Waiting = {
  wait: Wait;
  cases_n: number | null;
  events_n: number | null;
  unknown_n: number | null;
  median: { days: number | null; low: number | null; high: number | null } | null;
  points: WaitPoint[];
  other_ends: number | null;
};

/** The wait of some enrolments as it may be shown: from 10 cases and 3 events on, at points that 3 events or none lie between. */
export function waitingOf(
  register: readonly Enrolment[],
  wait: Wait,
  { as_of, teller }: { as_of: Day; teller: Teller }
): Waiting {
  const known = register.filter((row) => isAtRisk(row, wait));
  const cases = known.map((row) => caseOf(row, wait, as_of));
  const met = known.filter((_, i) => cases[i]?.event === 1);
  const events_n = met.length;
  const none = { wait, cases_n: null, events_n: null, unknown_n: null };
  if (cases.length < intervalMin || events_n < enterprisesMin)
    return { ...none, median: null, points: [], other_ends: null };
  const count = (rows: readonly Enrolment[]) => teller.tell(rows.map(idOf), register.length).value;
  const { steps, median } = survivalOf(cases, wait);
  const incidences = incidenceOf(cases);
  const others = incidences.filter(({ event }) => event > 1);
  const other_ends = others.reduce((sum, it) => sum + (it.steps.at(-1)?.incidence ?? 0), 0);
  return {
    wait,
    cases_n: count(known),
    events_n: count(met),
    unknown_n: count(register.filter((row) => !isAtRisk(row, wait))),
    median: { days: median.time, low: median.low, high: median.high },
    points: pointsOf(steps, incidences.find(({ event }) => event === 1)?.steps ?? []),
    other_ends: other_ends > competingShare ? other_ends : null
  };
}

const isTold = (n: number): boolean => n === 0 || n >= enterprisesMin;

const idOf = ({ enterprise_id }: Enrolment): number => enterprise_id;

/** Whether its wait began unmet and its end can be seen. */
const isAtRisk = (row: Enrolment, wait: Wait): boolean =>
  wait === 'launch' || (row.online_until !== null && !row.sold_before);

/** Time to the event, or to a refusal (2), a departure (3), a closure (4), or to the last day it was heard of (0). */
function caseOf(row: Enrolment, wait: Wait, as_of: Day): Case {
  const seen_until = wait === 'launch' ? as_of : (row.online_until ?? as_of);
  const days: [event: number, day: Day | null][] = [
    [1, wait === 'launch' ? row.s4_on : row.s5_on],
    [2, row.refused_on],
    [3, row.left_on],
    [4, row.closed_on],
    [0, seen_until < row.joined_on ? row.joined_on : seen_until]
  ];
  const [first] = days
    .flatMap(([event, day]) => (day === null ? [] : [{ event, day }]))
    .sort((a, b) => (a.day === b.day ? (a.event === 1 ? -1 : 1) : a.day < b.day ? -1 : 1));
  const { event, day } = first ?? { event: 0, day: as_of };
  return { time: Math.max(0, daysBetween(row.joined_on, day)), event, group: wait };
}

/** The curve every four weeks while ten or more wait, where 3 events or more, or none, lie between it and the point before. */
function pointsOf(
  steps: ReturnType<typeof survivalOf>['steps'],
  incidence: Incidence['steps']
): WaitPoint[] {
  const points: WaitPoint[] = [{ days: 0, share: 0, low: 0, high: 0, incidence: 0 }];
  let told_n = 0;
  for (let days = stepDays; ; days += stepDays) {
    const passed = steps.filter(({ time }) => time <= days);
    const waiting_n = steps.find(({ time }) => time > days)?.at_risk_n ?? 0;
    const last = passed.at(-1);
    if (waiting_n < intervalMin) break;
    const events_n = passed.reduce((sum, step) => sum + step.events_n, 0);
    if (last === undefined || !isTold(events_n - told_n)) continue;
    told_n = events_n;
    points.push({
      days,
      share: 1 - last.survival,
      low: last.high === null ? null : 1 - last.high,
      high: last.low === null ? null : 1 - last.low,
      incidence: incidence.findLast(({ time }) => time <= days)?.incidence ?? 0
    });
  }
  return points;
}
