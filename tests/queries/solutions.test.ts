import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { directory, type Wanted } from '#queries/programme/directory.ts';
import { standings } from '#queries/programme/standing.ts';
import { closeStore, type Store } from '#queries/store.ts';
import {
  addTakings,
  addUnit,
  declareUsual,
  factStore,
  recomputed,
  type TakingRow
} from './facts.ts';

let store: Store;
const any: Wanted = { need: null, area: null, sector: null, monthly_most: null, free_on: null };
const found = async (wanted: Partial<Wanted>) =>
  (await directory(store, { ...any, ...wanted })).solutions.map(({ code }) => code);

beforeAll(async () => {
  store = await factStore();
  await store.engine.run(`
    INSERT INTO "import" VALUES (1, '2020-11-01', NULL, 'done', '[]', NULL, '{}', 0, 0, 0, 0, 0, false), (2, '2021-01-05', NULL, 'done', '[]', NULL, '{}', 0, 0, 0, 0, 0, false);
    INSERT INTO programme VALUES ('cmc', 'Clique', 'Click', '2020-11-03', NULL, NULL, 'EUR', false, 1);
    INSERT INTO solution VALUES
      ('kit', 'Kit', 'A', 'web_shop', NULL, NULL, NULL, NULL, [], [], 2900, 0, 'EUR', '2020-12-31', NULL, false, 1),
      ('kit', 'Kit', 'A', 'web_shop', NULL, NULL, NULL, NULL, [], [], 1900, 0, 'EUR', '2020-12-31', NULL, false, 2),
      ('lien', 'Lien', 'B', 'online_payment', NULL, NULL, NULL, NULL, [], ['G08'], 0, 0, 'EUR', NULL, NULL, false, 1),
      ('velo', 'Vélo', 'C', 'logistics', NULL, NULL, NULL, NULL, ['DEP-75'], [], NULL, NULL, 'EUR', NULL, NULL, false, 1)`);
  const online: TakingRow[] = [];
  for (let id = 1; id <= 12; id += 1) {
    await addUnit(store.engine, { unit_id: id, covers: [['2020-01-01', '2021-07-01']] });
    await declareUsual(store.engine, { unit_id: id, annual_minor: 3_650_000 });
    await store.engine
      .run(`INSERT INTO enrolment VALUES (${id}, ${id}, 'cmc', '${id <= 6 ? 'kit' : 'lien'}', '2020-11-10', false, 1);
      INSERT INTO stage VALUES (${id}, '2020-11-10', 'none', NULL, NULL, NULL, ${id}, 1)`);
    online.push({ unit_id: id, day: '2021-02-01', net_minor: 500 });
    // Four of those on the kit sell alike online in June; of those on the link one alone does.
    if (id <= 4 || id === 7)
      online.push({
        unit_id: id,
        day: '2021-06-10',
        order_mode: 'online',
        net_minor: 30_000,
        orders_n: 2
      });
  }
  await addTakings(store.engine, online);
  await recomputed(store);
}, 60_000);
afterAll(() => closeStore(store));

describe('the directory of solutions', () => {
  test('holds each solution as it was stated last', async () => {
    const { solutions, all } = await directory(store, any);
    expect(all).toEqual(solutions);
    expect(
      solutions.map(({ code, monthly_minor, stated_on }) => [code, monthly_minor, stated_on])
    ).toEqual([
      ['velo', null, '2020-11-01'],
      ['lien', 0, '2020-11-01'],
      ['kit', 1900, '2021-01-05']
    ]);
  });

  test.each([
    [{ need: 'logistics' }, ['velo']],
    [{ area: 'COM-75056' }, ['velo', 'lien', 'kit']],
    [{ area: 'REG-11' }, ['velo', 'lien', 'kit']], // in a part of it
    [{ area: 'DEP-974' }, ['lien', 'kit']],
    [{ sector: '47.65Z' }, ['velo', 'lien', 'kit']],
    [{ sector: 'culture' }, ['velo', 'lien', 'kit']],
    [{ sector: 'G09' }, ['velo', 'kit']],
    [{ monthly_most: 0 }, ['lien']],
    [{ monthly_most: 2000 }, ['lien', 'kit']],
    [{ free_on: '2020-12-31' }, ['lien', 'kit']],
    [{ free_on: '2021-01-01' }, ['lien']]
  ] as [Partial<Wanted>, string[]][])('%j finds %j', async (wanted, codes) => {
    expect(await found(wanted)).toEqual(codes);
  });

  test('says how those who chose a solution fare, where enough have', async () => {
    const all = await standings(store);
    expect(all.map(({ members }) => members)).toEqual([['kit'], ['lien']]);
    const [kit, link] = all;
    expect(kit?.counts[0]).toEqual({ value: 6, status: 'F' });
    // Thirteen weeks to Sunday 27 June: 4 × 300 online of 6 × 91 days at 100 a day.
    expect(kit?.online_share.value).toBeCloseTo((4 * 300) / (6 * 91 * 100), 3);
    expect(link?.online_share).toEqual({ value: null, status: 'A' });
  });
});
