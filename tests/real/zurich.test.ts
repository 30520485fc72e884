import { afterAll, beforeAll, expect, test } from 'vitest';
import { importFiles } from '#ingest/import.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { emptyStore, fixture, rowsOf, secret, valuesBy } from './shared.ts';

const files = [
  'betrag_kktrans_ch_praes',
  'betrag_kktrans_ch_distanz',
  'anz_kktrans_ch_praes',
  'anz_kktrans_ch_distanz'
].map((name) => fixture(`swiss-credit-cards-weekly-2020/${name}_CH.csv`));
let store: Store;

beforeAll(async () => {
  store = await emptyStore();
  const report = await importFiles({ store, files, mapping: 'zurich-credit-cards', secret });
  expect(report).toMatchObject({ quarantined_n: 0 });
});
afterAll(() => closeStore(store));

/** Share of the amount paid at a distance in the ISO week that holds the first of the seven days. */
async function distanceShare(from: string, until: string): Promise<string> {
  const rows = await rowsOf(store, {
    metrics: ['total_revenue'],
    by: { period: 'week', channel: true },
    from,
    until
  });
  const { other = NaN, counter = NaN } = valuesBy(rows, 'channel');
  return (((other ?? NaN) * 100) / ((other ?? NaN) + (counter ?? NaN))).toFixed(1);
}

test('26.0 % of the amount is paid at a distance in the week of 27 February 2020', async () => {
  expect(await distanceShare('2020-02-24', '2020-03-02')).toBe('26.0');
});

test('50.6 % in the week of 2 April 2020', async () => {
  expect(await distanceShare('2020-03-30', '2020-04-06')).toBe('50.6');
});

test('amounts are francs and payments whole numbers', async () => {
  const rows = await rowsOf(store, {
    metrics: ['total_revenue', 'orders'],
    by: { period: 'week' },
    from: '2019-12-30',
    until: '2020-01-06'
  });
  expect(rows.map(({ metric, value, currency }) => [metric, value, currency])).toEqual([
    ['total_revenue', 532_000_000, 'CHF'],
    ['orders', 6_271_000, 'CHF']
  ]);
});

test('a payment at a distance is not taken for an online order', async () => {
  const rows = await rowsOf(store, {
    metrics: ['online_share'],
    by: { period: 'week' },
    from: '2020-03-30',
    until: '2020-04-06'
  });
  expect(rows.map((row) => row.value)).toEqual([null]);
});
