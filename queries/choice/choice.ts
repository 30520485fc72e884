import type { Day } from '#model/calendar.ts';
import { InvalidInput, NotFound } from '#model/problem.ts';
import { undo_hours, type RefusalReason } from '#model/programme.ts';
import chosenText from '#queries/choice/chosen.sql?raw';
import keepText from '#queries/choice/keep.sql?raw';
import openText from '#queries/choice/open-programmes.sql?raw';
import { alone } from '#queries/facts/alone.ts';
import { undoImport } from '#queries/facts/imports.ts';
import { statements } from '#queries/facts/text.ts';
import { unitNamed } from '#queries/facts/unit-named.ts';
import eligibleText from '#queries/programme/eligible.sql?raw';
import type { Store } from '#queries/store.ts';

/** What a shop has joined. `ended_on`: the day it left, closed or refused; `undo_id`: what `undoChoice` takes back. */
export type Chosen = {
  enrolment_id: number;
  programme: string;
  name_fr: string;
  name_en: string;
  solution: string | null;
  solution_name: string | null;
  joined_on: Day;
  ended_on: Day | null;
  undo_id: number | null;
};

/** A programme that a shop may join. `aid_minor`: minor units of its currency; `staff_below`: a rule that nobody can check. */
export type OpenProgramme = {
  code: string;
  name_fr: string;
  name_en: string;
  from_on: Day;
  until_on: Day | null;
  aid_minor: number | null;
  currency: string;
  staff_below: number | null;
};

const stamp = (at: Date): string => at.toISOString().replace('T', ' ').replace('Z', '');
const since = (now: Date): string => stamp(new Date(now.getTime() - undo_hours * 3_600_000));

/** What a shop has joined, newest first. */
export const chosenBy = ({ engine }: Store, unit: string, now: Date): Promise<Chosen[]> =>
  engine.query<Chosen>(chosenText, { unit, since: since(now) });

/** Programmes a shop may join on a day by the rules in force, as far as the store can tell, the first to begin first. */
export async function programmesFor(
  { engine }: Store,
  unit: string,
  day: Day
): Promise<OpenProgramme[]> {
  const found: OpenProgramme[] = [];
  for (const programme of await engine.query<OpenProgramme>(openText, { day })) {
    const [row] = await engine.query<{ enterprises_n: number }>(eligibleText, {
      programme: programme.code,
      day,
      unit
    });
    if ((row?.enterprises_n ?? 0) > 0) found.push(programme);
  }
  return found;
}

type Event = {
  unit: string;
  programme: string;
  solution: string;
  joined_on: Day;
  day: Day;
  stage: 'none' | 'left';
  reason: RefusalReason | '';
};

/**
 * A shop chooses a solution in a programme: an enrolment from `day` on, in the register at once.
 * Errors: InvalidInput `already chosen: kit` while one is open or ended that day; NotFound for an unknown unit.
 */
export const chooseSolution = (
  store: Store,
  choice: { unit: string; programme: string; solution: string; day: Day },
  now: Date
): Promise<void> =>
  alone(store, async () => {
    const { unit, solution, day } = choice;
    const same = (await chosenBy(store, unit, now)).filter((it) => it.solution === solution);
    if (same.some(({ ended_on }) => ended_on === null || ended_on >= day))
      throw new InvalidInput(`already chosen: ${solution}`, { field: 'solution' });
    await keep(store, { ...choice, joined_on: day, stage: 'none', reason: '' }, now);
  });

/**
 * A shop leaves what it had chosen; the enrolment stays in the register, ended. Errors: NotFound `no open choice: 7`.
 */
export const leaveSolution = (
  store: Store,
  leaving: { unit: string; enrolment_id: number; day: Day; reason: RefusalReason | null },
  now: Date
): Promise<void> =>
  alone(store, async () => {
    const { unit, enrolment_id, day, reason } = leaving;
    const own = (await chosenBy(store, unit, now)).find((it) => it.enrolment_id === enrolment_id);
    if (own === undefined || own.solution === null || own.ended_on !== null)
      throw new NotFound(`no open choice: ${enrolment_id}`);
    const { programme, solution, joined_on } = own;
    const on = day < joined_on ? joined_on : day;
    await keep(
      store,
      { unit, programme, solution, joined_on, day: on, stage: 'left', reason: reason ?? '' },
      now
    );
  });

/** Takes back the newest thing a shop told, within a day. Errors: NotFound `nothing to take back: 7`; DataRefused when a file stands on it. */
export async function undoChoice(
  store: Store,
  { unit, undo_id }: { unit: string; undo_id: number },
  now: Date
): Promise<void> {
  const own = await chosenBy(store, unit, now);
  if (!own.some((it) => it.undo_id === undo_id))
    throw new NotFound(`nothing to take back: ${undo_id}`);
  await undoImport(store, undo_id);
}

async function keep(store: Store, { unit, ...event }: Event, now: Date): Promise<void> {
  const { unit_id } = await unitNamed(store, unit);
  await store.engine.transaction(async (engine) => {
    const [next] = await engine.query<{ import_id: number }>(
      'SELECT coalesce(max(import_id), 0) + 1 AS import_id FROM "import"'
    );
    const params = { ...event, unit_id, import_id: next?.import_id ?? 1, at: stamp(now) };
    for (const statement of statements(keepText)) await engine.run(statement, params);
  });
}
