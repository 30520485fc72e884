import type { Day } from '#model/calendar.ts';
import { stages } from '#model/programme.ts';
import reached from '#queries/programme/reached.sql?raw';
import { known } from '#queries/series/known.ts';
import type { Store } from '#queries/store.ts';

type StageDays = Record<`s${1 | 2 | 3 | 4 | 5 | 6 | 7}_on`, Day | null>;

/**
 * One enrolment as the register and the shop's sales tell it. `sN_on`: the day stage N was reached; stages may be skipped.
 * `online_until`: end of the days whose online sales are known (null: unknown since joining, hence stages 5 to 7 too).
 * `sold_before`: it sold online before joining, or that is not known. Not protected: stays inside the queries.
 */
export type Enrolment = StageDays & {
  enrolment_id: number;
  unit_id: number;
  enterprise_id: number;
  solution_code: string | null;
  sample: boolean;
  sector_group: string | null;
  sector_family: string | null;
  departement_code: string | null;
  region_code: string | null;
  country_code: string | null;
  area_code: string | null;
  joined_on: Day;
  refused_on: Day | null;
  left_on: Day | null;
  closed_on: Day | null;
  last_online_on: Day | null;
  online_until: Day | null;
  last_told_on: Day | null;
  sold_before: boolean;
  has_sold_before: boolean;
  sheets_n: number | null;
  sheets_target_n: number | null;
  aid_minor: number | null;
  currency: string;
};

/** The register of one programme, worked out once per state of the store. Rows in order of joining. */
export const registerOf = (store: Store, programme: string): Promise<Enrolment[]> =>
  known(store.engine, `register ${programme}`, () =>
    store.engine.query<Enrolment>(reached, { programme })
  );

/** Number of stages after joining. */
export const lastStage = stages.length - 1;

/** The days an enrolment reached stages 0 to 7, by number; stage 0 is the day of joining. */
export const stageDays = (row: Enrolment): (Day | null)[] => [
  row.joined_on,
  row.s1_on,
  row.s2_on,
  row.s3_on,
  row.s4_on,
  row.s5_on,
  row.s6_on,
  row.s7_on
];

/** The first day an enrolment was at stage `n` or beyond; null: not yet. */
export function atLeast(row: Enrolment, n: number): Day | null {
  const days = stageDays(row)
    .slice(n)
    .flatMap((day) => day ?? [])
    .sort();
  return days[0] ?? null;
}
