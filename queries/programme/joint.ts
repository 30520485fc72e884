import { addDays, type Day } from '#model/calendar.ts';
import { wilson, type Interval } from '#model/estimate.ts';
import { RefusalReason } from '#model/programme.ts';
import type { ProtectedCount } from '#queries/programme/counts.ts';
import { atStage, entrantsOf, type Entrant } from '#queries/programme/entrants.ts';
import {
  funnelByDay,
  funnelByPart,
  type FunnelDay,
  type FunnelPart
} from '#queries/programme/funnel.ts';
import type { Teller } from '#queries/programme/linked.ts';
import type { Enrolment } from '#queries/programme/register.ts';
import { targetsOf, type StatedTarget, type TargetRow } from '#queries/programme/targets.ts';
import { waitingOf, waits, type Waiting } from '#queries/programme/waiting.ts';

/** A share of enterprises with its 95 % interval (Wilson); null where one of its counts is hidden. */
export type SharedCount = { key: string; count: ProtectedCount; share: number | null } & {
  interval: Interval | null;
};

/** A reason of one enterprise; each reason of it once. */
export type Reason = { enterprise_id: number; code: string };

/** What the counts of one programme are made of. `days`: evenings the funnel is told on, the last one `as_of`. */
export type RawCounts = {
  register: readonly Enrolment[];
  as_of: Day;
  days: readonly Day[];
  targets: readonly StatedTarget[];
  reasons: readonly Reason[];
};

/**
 * All counts of one programme, told together. `months`: the funnel on the last evening of each month, then on `as_of`. Parts:
 * of the funnel of `as_of`, keys as in the register. `unpaid_n`: active ones without an amount of aid.
 */
export type JointCounts = {
  months: FunnelDay[];
  latest: FunnelDay;
  targets: TargetRow[];
  side: Record<'refused' | 'left' | 'closed' | 'dormant', ProtectedCount>;
  refused_n: ProtectedCount;
  refusals: SharedCount[];
  unpaid_n: ProtectedCount;
  waits: Waiting[];
  families: FunnelPart[];
  solutions: (FunnelPart & { wait: Waiting })[];
  cohorts: FunnelPart[];
};

/** Stage at which an enterprise is active. */
export const activeStage = 6;

/** The counts of a programme, what matters most told first. */
export function jointCounts(raw: RawCounts, teller: Teller): JointCounts {
  const { register, as_of, days } = raw;
  const entrants = entrantsOf(register);
  const parts = (keyOf: (entrant: Entrant) => string) =>
    funnelByPart(entrants, as_of, keyOf, teller);
  const wait = (rows: readonly Enrolment[], of: Waiting['wait']) =>
    waitingOf(rows, of, { as_of, teller });
  const months = funnelByDay(entrants, days, teller);
  return {
    months,
    latest: months.at(-1) ?? { day: as_of, counts: [] },
    targets: targetsOf(raw.targets, { entrants, as_of }, teller),
    side: sideOf(raw, teller),
    ...refusalsOf(raw.reasons, teller),
    unpaid_n: unpaidOf(raw, entrants, teller),
    waits: waits.map((of) => wait(register, of)),
    families: parts(({ first }) => first.sector_family ?? ''),
    solutions: parts(solutionOf(register)).map((part) => ({
      ...part,
      wait: wait(
        register.filter(({ solution_code }) => part.members.includes(solution_code ?? '')),
        'first_order'
      )
    })),
    cohorts: parts(({ first }) => first.joined_on.slice(0, 7))
  };
}

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

function sideOf({ register, as_of }: RawCounts, teller: Teller): JointCounts['side'] {
  const base = idsOf(register).size;
  const count = (is: (row: Enrolment) => boolean): ProtectedCount =>
    teller.tell(idsOf(register.filter(is)), base);
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

const idsOf = (rows: readonly { enterprise_id: number }[]): Set<number> =>
  new Set(rows.map(({ enterprise_id }) => enterprise_id));

function refusalsOf(
  reasons: readonly Reason[],
  teller: Teller
): Pick<JointCounts, 'refusals' | 'refused_n'> {
  const told = idsOf(reasons);
  const refused_n = teller.tell(told, told.size);
  const refusals = RefusalReason.options.map((key): SharedCount => {
    const count = teller.tell(idsOf(reasons.filter(({ code }) => code === key)), told.size);
    const n = refused_n.value === null ? null : count.value;
    return {
      key,
      count,
      share: n === null ? null : n / told.size,
      interval: n === null ? null : wilson(n, told.size)
    };
  });
  return { refusals, refused_n };
}

/** Active enterprises for which the register has no amount of aid. */
function unpaidOf(
  { register, as_of }: RawCounts,
  entrants: readonly Entrant[],
  teller: Teller
): ProtectedCount {
  const paid = idsOf(register.filter(({ aid_minor }) => aid_minor !== null));
  const active = atStage(entrants, activeStage, as_of);
  return teller.tell(
    active.filter((id) => !paid.has(id)),
    active.length
  );
}
