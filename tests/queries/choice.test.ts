import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  chooseSolution,
  chosenBy,
  leaveSolution,
  programmesFor,
  undoChoice
} from '#queries/choice/choice.ts';
import { programmeReport } from '#queries/programme/report.ts';
import { registerOf } from '#queries/programme/register.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { addUnit, declareUsual, factStore } from './facts.ts';

let store: Store;
const noon = new Date('2021-02-10T12:00:00Z');
const hoursLater = (n: number) => new Date(noon.getTime() + n * 3_600_000);

beforeAll(async () => {
  store = await factStore();
  // Toys (G08) in Paris, clothes (G09) in Paris with 3 million a year.
  await addUnit(store.engine, { unit_id: 1 });
  await addUnit(store.engine, { unit_id: 2, sector: 'G09' });
  await declareUsual(store.engine, { unit_id: 2, annual_minor: 300_000_000 });
  await store.engine.run(`
    INSERT INTO "import" VALUES (1, '2020-11-01', NULL, 'done', '[]', NULL, '{}', 0, 0, 0, 0, 0, false);
    INSERT INTO programme VALUES ('toys', 'Jouets', 'Toys', '2020-11-03', '2021-07-01', 50000, 'EUR', false, 1),
      ('small', 'Petits', 'Small', '2020-12-01', NULL, NULL, 'EUR', false, 1),
      ('over', 'Fini', 'Over', '2020-01-01', '2021-02-10', NULL, 'EUR', false, 1),
      ('later', 'Plus tard', 'Later', '2021-03-01', NULL, NULL, 'EUR', false, 1);
    INSERT INTO eligibility_rule VALUES ('toys', 'sector', 'G08', '2020-11-03', NULL, false, 1),
      ('small', 'staff_below', '11', '2020-12-01', NULL, false, 1), ('small', 'turnover_below', '2000000', '2020-12-01', NULL, false, 1);
    INSERT INTO solution VALUES
      ('kit', 'Kit', 'A', 'web_shop', NULL, NULL, NULL, NULL, [], [], 2900, 0, 'EUR', NULL, NULL, false, 1)`);
}, 60_000);
afterAll(() => closeStore(store));

const events = async () =>
  store.engine.query<{ stage: string; on: string }>(
    'SELECT stage, CAST(reached_on AS VARCHAR) AS "on" FROM stage ORDER BY import_id'
  );
const choose = (day: string, now: Date) =>
  chooseSolution(store, { unit: '1', programme: 'toys', solution: 'kit', day }, now);

describe('a shop that chooses a solution', () => {
  test('is offered the programmes of the day that its trade and size may join', async () => {
    const offered = async (unit: string) =>
      (await programmesFor(store, unit, '2021-02-10')).map(({ code, staff_below }) => [
        code,
        staff_below
      ]);
    expect(await offered('1')).toEqual([
      ['toys', null],
      ['small', 11]
    ]);
    expect(await offered('2')).toEqual([]);
  });

  test('is in the register from that day on, as by file, and once', async () => {
    await choose('2021-02-10', noon);
    expect(await events()).toEqual([{ stage: 'none', on: '2021-02-10' }]);
    expect(
      (await registerOf(store, 'toys')).map((row) => [row.joined_on, row.solution_code])
    ).toEqual([['2021-02-10', 'kit']]);
    expect((await programmeReport(store, 'toys'))?.as_of).toBe('2021-02-10');
    await expect(choose('2021-02-11', hoursLater(24))).rejects.toThrow('already chosen: kit');
  });

  test('takes it back within a day, and nothing is left of it', async () => {
    const [own] = await chosenBy(store, '1', hoursLater(1));
    expect(own).toMatchObject({ programme: 'toys', solution_name: 'Kit', ended_on: null });
    await expect(
      undoChoice(store, { unit: '2', undo_id: own?.undo_id ?? 0 }, hoursLater(1))
    ).rejects.toThrow('nothing to take back');
    expect((await chosenBy(store, '1', hoursLater(25)))[0]?.undo_id).toBeNull();
    await undoChoice(store, { unit: '1', undo_id: own?.undo_id ?? 0 }, hoursLater(1));
    expect(await chosenBy(store, '1', hoursLater(1))).toEqual([]);
    expect(await events()).toEqual([]);
  });

  test('leaves with a reason, can take that back, and may choose again on a later day', async () => {
    await choose('2021-02-10', noon);
    const [{ enrolment_id } = { enrolment_id: 0 }] = await chosenBy(store, '1', noon);
    const leave = () =>
      leaveSolution(
        store,
        { unit: '1', enrolment_id, day: '2021-03-01', reason: 'cost' },
        hoursLater(450)
      );
    await leave();
    const [left] = await chosenBy(store, '1', hoursLater(451));
    expect(left).toMatchObject({ ended_on: '2021-03-01' });
    expect(await store.engine.query('SELECT code FROM reason')).toEqual([{ code: 'cost' }]);
    await expect(leave()).rejects.toThrow('no open choice');
    await undoChoice(store, { unit: '1', undo_id: left?.undo_id ?? 0 }, hoursLater(451));
    expect((await chosenBy(store, '1', hoursLater(451)))[0]).toMatchObject({
      ended_on: null,
      undo_id: null
    });
    await leave();
    await expect(choose('2021-03-01', hoursLater(452))).rejects.toThrow('already chosen: kit');
    await choose('2021-03-02', hoursLater(476));
    expect(await events()).toEqual([
      { stage: 'none', on: '2021-02-10' },
      { stage: 'left', on: '2021-03-01' },
      { stage: 'none', on: '2021-03-02' }
    ]);
  });
});
