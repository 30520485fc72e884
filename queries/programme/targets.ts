import { daysBetween, type Day } from '#model/calendar.ts';
import { stages, type Stage } from '#model/programme.ts';
import { isFew, type ProtectedCount } from '#queries/programme/counts.ts';
import { reachedBy, type Entrant } from '#queries/programme/entrants.ts';
import type { FunnelDay } from '#queries/programme/funnel.ts';
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

type Stated = Pick<
  TargetRow,
  'area_code' | 'area_name' | 'level' | 'stage' | 'due_on' | 'target_n'
>;
type Known = {
  entrants: readonly Entrant[];
  as_of: Day;
  months: readonly FunnelDay[];
};

/** The targets of a programme with what was reached, in order of day, stage and area. */
export async function targetsOf(
  { engine }: Store,
  programme: string,
  known: Known
): Promise<TargetRow[]> {
  const stated = await engine.query<Stated>(targetsText, { programme });
  const groups = new Map<string, Stated[]>();
  for (const row of stated) {
    const key = `${row.due_on} ${row.stage} ${row.level}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return apart([...groups.values()].flatMap((rows) => rowsOf(rows, known)));
}

/** An earlier day's count that differs by one or two from a later one's of the same area and stage is not told. */
function apart(rows: TargetRow[]): TargetRow[] {
  const last = new Map<string, number>();
  return rows
    .toReversed()
    .map((row): TargetRow => {
      const key = `${row.area_code} ${row.stage}`;
      const [n, later] = [row.reached.value, last.get(key)];
      if (n === null) return row;
      if (later !== undefined && isFew(later - n, Infinity)) return untold(row, 'D');
      last.set(key, n);
      return row;
    })
    .toReversed();
}

const untold = (row: Stated, status: 'A' | 'D'): TargetRow => ({
  ...row,
  reached: { value: null, status },
  progress: null,
  gap: null,
  alert: null
});

/** Targets of one day and stage in areas of one level: a single hidden one would be the whole less the others. */
function rowsOf(rows: readonly Stated[], known: Known): TargetRow[] {
  const counted = rows.map((row) => ({ row, ...countIn(row, known) }));
  const few = counted.filter(
    ({ n, base }) => isFew(n, base) || (base !== n && isFew(base - n, base))
  );
  const hidden = new Set(few);
  const [least] = counted.filter((it) => !hidden.has(it)).sort((a, b) => a.n - b.n);
  const isAlone =
    few.length === 1 ||
    (few.length > 0 &&
      isFew(
        few.reduce((sum, { n }) => sum + n, 0),
        0
      ));
  if (isAlone && counted.length > 1 && least !== undefined) hidden.add(least);
  return counted.map((it) => {
    if (hidden.has(it)) return untold(it.row, isFew(it.n, it.base) ? 'A' : 'D');
    return it.isWhole
      ? (asInFunnel(it.row, known) ?? told(it.row, it.n, known))
      : told(it.row, it.n, known);
  });
}

/** Where the area holds everybody, what the funnel of that evening does not tell, a target does not either. */
function asInFunnel(row: Stated, { months, as_of }: Known): TargetRow | null {
  const day = row.due_on < as_of ? row.due_on : as_of;
  const count = months.find((it) => it.day === day)?.counts[stages.indexOf(row.stage)];
  return count?.value === null ? untold(row, count.status === 'A' ? 'A' : 'D') : null;
}

function told(row: Stated, n: number, { entrants, as_of }: Known): TargetRow {
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
  { target_n, due_on }: Stated,
  passed: number,
  as_of: Day
): TargetRow['alert'] {
  if (n >= target_n) return 'met';
  if (due_on < as_of) return 'missed';
  return n >= target_n * passed ? 'on_track' : 'behind';
}

/** Enterprises of an area that reached the stage in time, and those that had joined. */
function countIn({ area_code, stage, due_on }: Stated, { entrants, as_of }: Known) {
  const day = due_on < as_of ? due_on : as_of;
  const own = entrants.filter(({ first }) =>
    [first.area_code, first.departement_code, first.region_code, first.country_code].includes(
      area_code
    )
  );
  const base = reachedBy(own, 0, day);
  return {
    n: reachedBy(own, stages.indexOf(stage), day),
    base,
    isWhole: base === reachedBy(entrants, 0, day)
  };
}
