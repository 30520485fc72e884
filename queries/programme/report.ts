import { addDays, type Day } from '#model/calendar.ts';
import { wilson, type Interval } from '#model/estimate.ts';
import { periodsBetween } from '#model/period.ts';
import { RefusalReason } from '#model/programme.ts';
import { isFew, type ProtectedCount } from '#queries/programme/counts.ts';
import { fitCurve, type Fit } from '#queries/programme/curve.ts';
import eligibleText from '#queries/programme/eligible.sql?raw';
import { entrantsOf, reachedBy, type Entrant } from '#queries/programme/entrants.ts';
import {
  funnelByDay,
  funnelByPart,
  type FunnelDay,
  type FunnelPart
} from '#queries/programme/funnel.ts';
import programmesText from '#queries/programme/programmes.sql?raw';
import refusalsText from '#queries/programme/refusals.sql?raw';
import namesText from '#queries/programme/solution-names.sql?raw';
import { registerOf, type Enrolment } from '#queries/programme/register.ts';
import { targetsOf, type TargetRow } from '#queries/programme/targets.ts';
import { waitingOf, waits, type Waiting } from '#queries/programme/waiting.ts';
import { known } from '#queries/series/known.ts';
import type { Store } from '#queries/store.ts';

/** A programme as it stands now. Half-open days; `aid_minor` in minor units of its currency; `joined`: whether any shop has. */
export type Programme = {
  code: string;
  name_fr: string;
  name_en: string;
  from_on: Day;
  until_on: Day | null;
  aid_minor: number | null;
  currency: string;
  sample: boolean;
  joined: boolean;
};

/** The programmes of the store, the first to begin first. */
export const programmes = (store: Store): Promise<Programme[]> =>
  known(store.engine, 'programmes', () => store.engine.query<Programme>(programmesText));

/** A share of enterprises with its 95 % interval (Wilson); null where one of its counts is hidden. */
export type SharedCount = { key: string; count: ProtectedCount; share: number | null } & {
  interval: Interval | null;
};

/**
 * Adoption in one programme, protected throughout. `as_of`: the last day anything is known of. `months`: the funnel on the
 * last evening of each month, then on `as_of`. Parts: of the funnel of `as_of`, keys as in the register. `eligible_n`:
 * enterprises that could join on the day of the latest rules; `fit`: the curve through those who joined, null: no limit shows.
 */
export type ProgrammeReport = {
  programme: Programme;
  as_of: Day;
  months: FunnelDay[];
  latest: FunnelDay;
  cohorts: FunnelPart[];
  families: FunnelPart[];
  solutions: (FunnelPart & { wait: Waiting })[];
  solution_names: { code: string; name: string }[];
  waits: Waiting[];
  side: Record<'refused' | 'left' | 'closed' | 'dormant', ProtectedCount>;
  refusals: SharedCount[];
  refused_n: ProtectedCount;
  targets: TargetRow[];
  eligible: { day: Day; enterprises_n: number | null; unchecked: boolean };
  fit: (Fit & { from_month: Day }) | null;
};

/** The report of a programme; null when nobody has joined it. Worked out once per state of the store. */
export const programmeReport = (store: Store, code: string): Promise<ProgrammeReport | null> =>
  known(store.engine, `programme report ${code}`, () => makeReport(store, code));

async function makeReport(store: Store, code: string): Promise<ProgrammeReport | null> {
  const programme = (await programmes(store)).find((it) => it.code === code);
  const register = await registerOf(store, code);
  if (programme === undefined || register.length === 0) return null;
  const entrants = entrantsOf(register);
  const as_of = lastKnown(register);
  const days = monthEnds(entrants[0]?.first.joined_on ?? as_of, as_of);
  const months = funnelByDay(entrants, days);
  const latest = months.at(-1) ?? { day: as_of, counts: [] };
  const parts = (keyOf: (entrant: Entrant) => string) => funnelByPart(entrants, latest, keyOf);
  const eligible = await eligibleOf(store, programme, as_of);
  const solutions = await parts(solutionOf(register));
  return {
    programme,
    as_of,
    months,
    latest,
    cohorts: await parts(({ first }) => first.joined_on.slice(0, 7)),
    families: await parts(({ first }) => first.sector_family ?? ''),
    solutions: solutions.map((part) => ({
      ...part,
      wait: waitingOf(
        register.filter(({ solution_code }) => part.members.includes(solution_code ?? '')),
        'first_order',
        as_of
      )
    })),
    solution_names: await store.engine.query(namesText),
    waits: waits.map((wait) => waitingOf(register, wait, as_of)),
    side: sideOf(entrants, register, as_of),
    ...(await refusalsOf(store, code)),
    targets: await targetsOf(store, code, { entrants, as_of, months }),
    eligible,
    fit: fitOf(entrants, days, eligible.enterprises_n)
  };
}

/** The last day the register or the sales of those in it say anything of. */
function lastKnown(register: readonly Enrolment[]): Day {
  const days = register.flatMap(({ online_until, last_told_on }) => [
    ...(online_until === null ? [] : [addDays(online_until, -1)]),
    ...(last_told_on === null ? [] : [last_told_on])
  ]);
  return days.sort().at(-1) ?? register[0]?.joined_on ?? '';
}

/** The last evening of each whole month from the first day on, then the last day. */
const monthEnds = (from: Day, as_of: Day): Day[] => [
  ...periodsBetween(from, as_of, 'month')
    .map(({ until }) => addDays(until, -1))
    .filter((day) => day < as_of),
  as_of
];

/** The solution an enterprise uses; `several` where its enrolments name more than one, empty where none is named. */
function solutionOf(register: readonly Enrolment[]): (entrant: Entrant) => string {
  const used = new Map<number, Set<string>>();
  for (const { enterprise_id, solution_code } of register)
    used.set(enterprise_id, (used.get(enterprise_id) ?? new Set()).add(solution_code ?? ''));
  return ({ enterprise_id }) => {
    const [first = '', ...more] = used.get(enterprise_id) ?? [];
    return more.length > 0 ? 'several' : first;
  };
}

/** Days without an online order after which a shop is dormant. Source: domain note section 1. */
const dormantDays = 90;

function sideOf(
  entrants: readonly Entrant[],
  register: readonly Enrolment[],
  as_of: Day
): ProgrammeReport['side'] {
  const count = (is: (row: Enrolment) => boolean): ProtectedCount => {
    const n = new Set(register.filter(is).map(({ enterprise_id }) => enterprise_id)).size;
    return countOf(n, entrants.length);
  };
  return {
    refused: count(({ refused_on }) => refused_on !== null),
    left: count(({ left_on }) => left_on !== null),
    closed: count(({ closed_on }) => closed_on !== null && closed_on <= as_of),
    dormant: count(
      ({ last_online_on, online_until }) =>
        last_online_on !== null &&
        online_until !== null &&
        addDays(last_online_on, dormantDays) < online_until
    )
  };
}

/** A count of some of `base` enterprises; hidden when it, or what is left of the base, is one or two. */
const countOf = (n: number, base: number): ProtectedCount => {
  if (isFew(n, base)) return { value: null, status: 'A' };
  return isFew(base - n, base) && base !== n
    ? { value: null, status: 'D' }
    : { value: n, status: 'F' };
};

async function refusalsOf(
  { engine }: Store,
  programme: string
): Promise<Pick<ProgrammeReport, 'refusals' | 'refused_n'>> {
  const rows = await engine.query<{ enterprise_id: number; code: string }>(refusalsText, {
    programme
  });
  const told_n = new Set(rows.map(({ enterprise_id }) => enterprise_id)).size;
  const refusals = RefusalReason.options.map((key): SharedCount => {
    const n = rows.filter(({ code }) => code === key).length;
    const count = countOf(n, told_n);
    const shown = count.value !== null && !isFew(told_n, told_n);
    return {
      key,
      count,
      share: shown ? n / told_n : null,
      interval: shown ? wilson(n, told_n) : null
    };
  });
  return { refusals, refused_n: countOf(told_n, told_n) };
}

async function eligibleOf(
  { engine }: Store,
  { code, until_on }: Programme,
  as_of: Day
): Promise<ProgrammeReport['eligible']> {
  const day = until_on !== null && until_on <= as_of ? addDays(until_on, -1) : as_of;
  const [row] = await engine.query<{ enterprises_n: number; unchecked: boolean }>(eligibleText, {
    programme: code,
    day
  });
  const n = row?.enterprises_n ?? 0;
  return { day, enterprises_n: isFew(n, n) ? null : n, unchecked: row?.unchecked ?? false };
}

function fitOf(
  entrants: readonly Entrant[],
  days: readonly Day[],
  most: number | null
): ProgrammeReport['fit'] {
  const whole = days.slice(0, -1);
  if (most === null) return null;
  const fit = fitCurve(
    whole.map((day) => reachedBy(entrants, 0, day)),
    most
  );
  return fit === null ? null : { ...fit, from_month: whole[0] ?? '' };
}
