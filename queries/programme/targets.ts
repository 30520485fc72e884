import { daysBetween, type Day } from '#model/calendar.ts';
import { stages, type Stage } from '#model/programme.ts';
import type { ProtectedCount } from '#queries/programme/counts.ts';
import { atStage, reachedBy, type Entrant } from '#queries/programme/entrants.ts';
import type { Teller } from '#queries/programme/linked.ts';
import targetsText from '#queries/programme/targets.sql?raw';
import type { Store } from '#queries/store.ts';

/**
 * A target of one area: how many enterprises should have reached a stage by the evening of `due_on`. `reached`: those that
 * had by then, or by `as_of` while it is not due. `gap`: target less reached. `alert`: missed (due, not met), behind (not
 * due, less reached than a straight line from the start would have), on_track, met; null where the count is hidden.
 */
export type TargetRow = {
  area_code: string;
  area_name: string;
  level: string;
  stage: Stage;
  due_on: Day;
  target_n: number;
  reached: ProtectedCount;
  progress: number | null;
  gap: number | null;
  alert: 'met' | 'on_track' | 'behind' | 'missed' | null;
};

/** A target as it was set. */
export type StatedTarget = Pick<
  TargetRow,
  'area_code' | 'area_name' | 'level' | 'stage' | 'due_on' | 'target_n'
>;
type Known = { entrants: readonly Entrant[]; as_of: Day };

/** What a programme aims at as it stands, in order of day, stage and area. */
export const statedTargets = ({ engine }: Store, programme: string): Promise<StatedTarget[]> =>
  engine.query<StatedTarget>(targetsText, { programme });

/** Targets with what was reached, in their order; of an area and stage, the latest day is told first. */
export const targetsOf = (
  stated: readonly StatedTarget[],
  known: Known,
  teller: Teller
): TargetRow[] =>
  stated
    .toReversed()
    .map((row): TargetRow => {
      const reached = reachedIn(row, known, teller);
      return reached.value === null
        ? { ...row, reached, progress: null, gap: null, alert: null }
        : told(row, reached.value, known);
    })
    .toReversed();

/** Enterprises of an area that reached the stage in time. */
function reachedIn(
  { area_code, stage, due_on }: StatedTarget,
  { entrants, as_of }: Known,
  teller: Teller
): ProtectedCount {
  const day = due_on < as_of ? due_on : as_of;
  const own = entrants.filter(({ first }) =>
    [first.area_code, first.departement_code, first.region_code, first.country_code].includes(
      area_code
    )
  );
  return teller.tell(atStage(own, stages.indexOf(stage), day), reachedBy(own, 0, day));
}

function told(row: StatedTarget, n: number, { entrants, as_of }: Known): TargetRow {
  const first = entrants[0]?.first.joined_on ?? as_of;
  const whole = Math.max(1, daysBetween(first, row.due_on));
  const passed = Math.min(1, daysBetween(first, as_of) / whole);
  return {
    ...row,
    reached: { value: n, status: 'F' },
    progress: row.target_n === 0 ? null : n / row.target_n,
    gap: row.target_n - n,
    alert: alertOf(n, row, passed, as_of)
  };
}

function alertOf(
  n: number,
  { target_n, due_on }: StatedTarget,
  passed: number,
  as_of: Day
): TargetRow['alert'] {
  if (n >= target_n) return 'met';
  if (due_on < as_of) return 'missed';
  return n >= target_n * passed ? 'on_track' : 'behind';
}
