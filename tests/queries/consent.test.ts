import { afterEach, beforeAll, expect, test } from 'vitest';
import type { QuestionInput } from '#model/question.ts';
import {
  consentHistory,
  consentOf,
  followRule,
  ownSeries,
  sayConsent
} from '#queries/consent/consent.ts';
import { refreshCells } from '#queries/cells/refresh.ts';
import { peersOf } from '#queries/peers/peers.ts';
import { recomputeUnits } from '#queries/rollup/index.ts';
import { series } from '#queries/series.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { addTakings, addUnit, declareUsual, factStore, recomputed } from '#tests/queries/facts.ts';

const now = new Date('2022-02-01T08:00:00Z');
const opened: Store[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await closeStore(store);
});

const shop = (unit_id: number): string => String(unit_id);

/** Shops of group G08 in Paris, each with two weeks of sales; shop 1 sells ten times what the others do. */
async function town(ids: readonly number[]): Promise<Store> {
  const store = await factStore();
  opened.push(store);
  for (const unit_id of ids) {
    await addUnit(store.engine, { unit_id, covers: [['2022-01-03', '2022-01-17']] });
    await declareUsual(store.engine, { unit_id, annual_minor: 40_000_00, ref_year: 2021 });
    const size = unit_id === 1 ? 10 : 1;
    await addTakings(
      store.engine,
      ['2022-01-04', '2022-01-11'].flatMap((day) => [
        { unit_id, day, net_minor: size * (10_000 + unit_id) },
        { unit_id, day, net_minor: size * 1_000, order_mode: 'online', orders_n: size }
      ])
    );
  }
  await recomputed(store);
  await store.engine.transaction((engine) => recomputeUnits(engine, ids));
  return store;
}

/** One shop and nothing known of it. */
async function bare(): Promise<Store> {
  const store = await factStore();
  opened.push(store);
  await addUnit(store.engine, { unit_id: 1 });
  return store;
}

const from = '2022-01-03';
const until = '2022-01-17';
const questions: QuestionInput[] = [
  { metrics: ['total_revenue', 'active_shops'], by: { period: 'week', sector: 'group' } },
  { metrics: ['online_revenue'], by: { area: 'departement', channel: true }, from, until },
  { metrics: ['online_share_of_usual', 'recovery'], where: { area: 'DEP-75' }, from, until }
];

/** Everything the answers tell but which revision of the cells they are from. */
async function answers(store: Store): Promise<unknown> {
  await refreshCells(store); // who asks while cells are made reads them as they stand
  return Promise.all(
    questions.map(async (question) => {
      const { rows, meta } = await series(store, question);
      const { population, coverage, suppressed } = meta;
      return { rows, population, coverage, suppressed };
    })
  );
}

const everybody = [1, 2, 3, 4, 5, 6];
const without = everybody.slice(1);
let withoutOne: unknown;
beforeAll(async () => {
  withoutOne = await answers(await town(without));
});

test('a shop that withdraws leaves the figures as if it had never been there, and comes back', async () => {
  const store = await town(everybody);
  const before = await answers(store);
  expect(before).not.toEqual(withoutOne);
  const said = { unit: shop(1), who: 'u1', now };
  expect(await sayConsent(store, { ...said, purposes: { public: false } })).toEqual(['public']);
  expect(await answers(store)).toEqual(withoutOne);
  await sayConsent(store, { ...said, purposes: { public: true } });
  expect(await answers(store)).toEqual(before);
});

test('a shop that withdrew from figures stays in its own view, to the cent', async () => {
  const store = await town(everybody);
  const question = { metrics: ['total_revenue'], as_owner: shop(1), from, until };
  const before = (await ownSeries(store, question)).rows;
  expect(before[0]?.value).toBeCloseTo(2200.2, 6);
  const purposes = { public: false, territory: false, peers: false };
  await sayConsent(store, { unit: shop(1), purposes, who: '', now });
  expect((await ownSeries(store, question)).rows).toEqual(before);
  const weeks = { ...question, by: { period: 'week' as const } };
  expect((await ownSeries(store, weeks)).rows.map(({ value }) => value)).toEqual([1100.1, 1100.1]);
});

test('one shop alone, which withdrew, keeps its own view though no figure is left', async () => {
  const store = await town([1]);
  await sayConsent(store, { unit: shop(1), purposes: { public: false }, who: '', now });
  const { rows } = await ownSeries(store, { metrics: ['total_revenue'], as_owner: shop(1) });
  expect(rows[0]?.value).toBe(2200.2);
  expect((await series(store, { metrics: ['total_revenue'] })).meta.population.units_n).toBe(0);
});

test('its own view withdrawn, a shop’s own figures are refused to everybody', async () => {
  const store = await bare();
  await sayConsent(store, { unit: shop(1), purposes: { own_view: false }, who: '', now });
  await expect(ownSeries(store, { metrics: ['total_revenue'], as_owner: shop(1) })).rejects.toThrow(
    'own view withdrawn: 1'
  );
});

test('a shop that does not want to be compared is in no band', async () => {
  const store = await town([...everybody, 7, 8, 9, 10, 11]);
  const question = { from, until, sector: 'G08', areas: ['DEP-75', 'FR'], currency: 'EUR' };
  const band = async () =>
    (await peersOf(store, { ...question, usual_minor: null }))?.enterprises_n;
  expect(await band()).toBe(11);
  await sayConsent(store, { unit: shop(1), purposes: { peers: false }, who: '', now });
  expect(await band()).toBe(10);
  expect((await consentOf(store, shop(1)))?.is_counted).toBe(true); // being counted is another matter
});

test('where figures are for those who sign in, agreeing to the territory is enough', async () => {
  const store = await town(everybody);
  await sayConsent(store, { unit: shop(1), purposes: { public: false }, who: '', now });
  expect((await consentOf(store, shop(1)))?.is_counted).toBe(false);
  await followRule(store, { is_public: false, is_assumed: true });
  expect((await consentOf(store, shop(1)))?.is_counted).toBe(true);
  expect(await answers(store)).not.toEqual(withoutOne);
  await sayConsent(store, {
    ...{ unit: shop(1), who: '', now },
    purposes: { public: true, territory: false }
  });
  expect(await answers(store)).toEqual(withoutOne);
  // No territory, no public figures either: those are read in the territory too.
  await followRule(store, { is_public: true, is_assumed: true });
  expect((await consentOf(store, shop(1)))?.is_counted).toBe(false);
});

test('where shops are asked first, silence is no consent', async () => {
  const store = await bare();
  await followRule(store, { is_public: true, is_assumed: false });
  const silent = { own_view: true, peers: false, territory: false, public: false };
  expect(await consentOf(store, shop(1))).toEqual({ ...silent, is_counted: false });
  const purposes = { territory: true, public: true };
  await sayConsent(store, { unit: shop(1), purposes, who: '', now });
  expect(await consentOf(store, shop(1))).toEqual({ ...silent, ...purposes, is_counted: true });
});

test('what was said is kept, newest first; what changes nothing is not', async () => {
  const store = await bare();
  const said = { unit: shop(1), who: 'u7' };
  expect(await sayConsent(store, { ...said, purposes: { public: true }, now })).toEqual([]);
  await sayConsent(store, { ...said, purposes: { public: false, peers: false }, now });
  const later = new Date('2022-02-02T09:30:00Z');
  await sayConsent(store, { ...said, purposes: { public: true }, now: later });
  expect(await consentHistory(store, shop(1))).toEqual([
    { purpose: 'public', given: true, said_at: '2022-02-02T09:30:00Z', who: 'u7' },
    { purpose: 'public', given: false, said_at: '2022-02-01T08:00:00Z', who: 'u7' },
    { purpose: 'peers', given: false, said_at: '2022-02-01T08:00:00Z', who: 'u7' }
  ]);
  await expect(
    sayConsent(store, { unit: 'nobody', purposes: { public: false }, who: '', now })
  ).rejects.toThrow('unknown unit: nobody');
});
