import { afterAll, beforeAll, expect, test } from 'vitest';
import { peersOf } from '#queries/peers/peers.ts';
import { noteEvent, listEvents } from '#queries/people/events.ts';
import { pathOfAreas, shopDays, shopPlace } from '#queries/people/shops.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { economy } from '#tests/queries/economy.ts';

const day = '2020-11-10';
const days = { from: '2020-11-09', until: '2020-11-16' };
let store: Store;

/** Twelve shops of ten enterprises in group G08 of Paris, online 0 to 11 %; three more in group G01. */
beforeAll(async () => {
  const shops = Array.from({ length: 12 }, (_, i) => ({ unit: `S${i}`, i }));
  store = await economy(
    [
      ...shops.map(({ unit, i }) => ({
        ...{ unit, day, usual_minor: 10_000 },
        in_store_minor: 10_000 - i * 100,
        online_minor: i * 100
      })),
      ...['T0', 'T1', 'T2'].map((unit) => ({
        ...{ unit, day, usual_minor: 10_000, in_store_minor: 9_000, online_minor: 500 }
      }))
    ],
    [
      // S9, S10 and S11 are one enterprise: one value, not three.
      ...[9, 10, 11].map((i) => ({ unit: `S${i}`, enterprise: 900 })),
      ...['T0', 'T1', 'T2'].map((unit) => ({ unit, sector: 'G01' }))
    ]
  );
});
afterAll(() => closeStore(store));

const ask = (sector: string, areas = ['DEP-75', 'REG-11', 'FR']) =>
  peersOf(store, { ...days, sector, areas, currency: 'EUR', usual_minor: null });

test('a band is of enterprises of the narrowest group that has ten', async () => {
  const peers = await ask('G08');
  expect(peers).toMatchObject({ sector: 'G08', area: 'DEP-75', size: null, enterprises_n: 10 });
  // online 0, 1 … 8 % and 10 % for the enterprise of three shops: three around each quartile
  expect(peers?.bands?.online).toEqual({ enterprises_n: 10, q1: 0.02, median: 0.05, q3: 0.07 });
  expect(peers?.bands?.pickup).toEqual({ enterprises_n: 10, q1: 0, median: 0, q3: 0 });
});

test('a group of three shows no band anywhere, only its number', async () => {
  const peers = await ask('G01');
  expect(peers).toMatchObject({ sector: 'G01', area: 'FR', enterprises_n: 3, bands: null });
});

test('a shop without a place has nobody to compare with', async () => {
  expect(await ask('G08', [])).toBeNull();
  expect(await ask('no such sector')).toBeNull();
});

test('a shop is known with the areas it lies in, and the days it has facts for', async () => {
  expect(await shopPlace(store, 'S0')).toMatchObject({ unit: 'S0', sector: 'G08', area: 'DEP-75' });
  expect((await shopPlace(store, 'S0'))?.areas.at(-1)).toBe('FR');
  expect(await shopPlace(store, 'nobody')).toBeNull();
  expect((await shopDays(store, 'S0'))?.until).toBe('2020-11-11');
  expect(await shopDays(store, 'nobody')).toBeNull();
});

test('several areas together are none: what holds them all decides', async () => {
  expect(await pathOfAreas(store, 'DEP-75')).toEqual(['DEP-75', 'REG-11', 'FR']);
  const [none, ...holders] = (await pathOfAreas(store, 'DEP-75,DEP-35')) ?? [];
  expect([none, holders]).toEqual(['', ['FR']]);
  expect(await pathOfAreas(store, 'DEP-75,NOWHERE')).toBeNull();
});

test('who saw what is written down without making kept answers stale', async () => {
  const before = store.engine.writesN();
  await noteEvent(
    store,
    { what: 'shop see', who: 'u1', about: 'S0' },
    new Date('2021-01-02T03:04:05Z')
  );
  expect(store.engine.writesN()).toBe(before);
  expect(await listEvents(store, { about: 'S0', limit: 5 })).toEqual([
    { happened_at: '2021-01-02 03:04:05', what: 'shop see', who: 'u1', about: 'S0' }
  ]);
  expect(await listEvents(store, { about: 'S1', limit: 5 })).toEqual([]);
});
