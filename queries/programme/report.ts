import { addDays, type Day } from '#model/calendar.ts';
import { periodsBetween } from '#model/period.ts';
import { isFew } from '#queries/programme/counts.ts';
import { fitCurve, type Fit } from '#queries/programme/curve.ts';
import eligibleText from '#queries/programme/eligible.sql?raw';
import { entrantsOf, reachedBy, type Entrant } from '#queries/programme/entrants.ts';
import { jointCounts, type JointCounts, type Reason } from '#queries/programme/joint.ts';
import { LinkedCounts } from '#queries/programme/linked.ts';
import programmesText from '#queries/programme/programmes.sql?raw';
import refusalsText from '#queries/programme/refusals.sql?raw';
import namesText from '#queries/programme/solution-names.sql?raw';
import { registerOf, type Enrolment } from '#queries/programme/register.ts';
import { statedTargets } from '#queries/programme/targets.ts';
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

/**
 * Adoption in one programme, protected throughout. `as_of`: the last day anything is known of. `eligible_n`: enterprises that
 * could join on the day of the latest rules; `fit`: the curve through those who joined, null: no limit shows.
 */
export type ProgrammeReport = JointCounts & {
  programme: Programme;
  as_of: Day;
  solution_names: { code: string; name: string }[];
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
  const eligible = await eligibleOf(store, programme, as_of);
  const raw = {
    register,
    as_of,
    days,
    targets: await statedTargets(store, code),
    reasons: await store.engine.query<Reason>(refusalsText, { programme: code })
  };
  const teller = new LinkedCounts(register.map(({ enterprise_id }) => enterprise_id));
  return {
    programme,
    as_of,
    ...jointCounts(raw, teller),
    solution_names: await store.engine.query(namesText),
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

async function eligibleOf(
  { engine }: Store,
  { code, until_on }: Programme,
  as_of: Day
): Promise<ProgrammeReport['eligible']> {
  const day = until_on !== null && until_on <= as_of ? addDays(until_on, -1) : as_of;
  const [row] = await engine.query<{ enterprises_n: number; unchecked: boolean }>(eligibleText, {
    programme: code,
    day,
    unit: ''
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
