import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importFiles } from '#ingest/import.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { emptyStore, rowsOf, secret, sharedFiles, valuesBy } from './shared.ts';

const files = sharedFiles('channels/swiss-card-sales-by-channel-daily-2019-2020.csv.gz');

describe.skipIf(files === null)('Swiss card sales, 2019 and 2020', () => {
  let store: Store;

  beforeAll(async () => {
    store = await emptyStore();
    const report = await importFiles({
      store,
      files: files ?? [],
      mapping: 'swiss-card-sales',
      secret
    });
    expect(report).toMatchObject({ quarantined_n: 0 });
  });
  afterAll(() => closeStore(store));

  /** Percent with two decimals by panel: food, and other goods. */
  async function percents(metric: string, from: string, until: string) {
    const rows = await rowsOf(store, { metrics: [metric], by: { sector: 'group' }, from, until });
    const shares = valuesBy(rows, 'sector');
    const of = (sector: string) => ((shares[sector] ?? NaN) * 100).toFixed(2);
    return { other: of('other-goods'), food: of('food-beverage-tobacco') };
  }

  test('online share of revenue', async () => {
    expect(await percents('online_share', '2019-01-01', '2020-01-01')).toEqual({
      other: '8.72',
      food: '1.82'
    });
    expect(await percents('online_share', '2020-01-01', '2021-01-01')).toEqual({
      other: '15.71',
      food: '2.59'
    });
    expect(await percents('online_share', '2020-04-01', '2020-05-01')).toMatchObject({
      other: '49.63'
    });
  });

  test('half of the jump of April 2020 is the loss in the shops: shares of usual turnover', async () => {
    expect(await percents('online_share_of_usual', '2020-04-01', '2020-05-01')).toMatchObject({
      other: '24.54'
    });
    expect(await percents('recovery', '2020-04-01', '2020-05-01')).toMatchObject({
      other: '49.44'
    });
  });
});
