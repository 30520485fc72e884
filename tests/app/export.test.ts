import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeStore, type Store } from '#queries/store.ts';
import { richStore } from '#tests/clickhouse/rich-store.ts';
import { differences, takenAs, views } from './export-views.ts';

let store: Store;
beforeAll(async () => {
  store = await richStore(3, 5);
});
afterAll(() => closeStore(store));

test('a view is the same on the screen and in every form, hidden and missing values included', async () => {
  const met = { shown_n: 0, hidden_n: 0, missing_n: 0 };
  for (const asked of fc.sample(views, { seed: 8, numRuns: 12 })) {
    const { found, ...counts } = await differences(store, asked);
    expect(found).toEqual([]);
    for (const name of ['shown_n', 'hidden_n', 'missing_n'] as const) met[name] += counts[name];
  }
  expect(Object.values(met).filter((n) => n < 30)).toEqual([]);
});

test('the same vintage gives the same bytes', async () => {
  const asked = { metric: 'online_share', by: 'period:month' };
  for (const format of ['csv', 'xlsx', 'parquet', 'json', 'ndjson', 'sdmx-csv', 'package']) {
    const [once, again] = [
      await takenAs(store, format, asked),
      await takenAs(store, format, asked)
    ];
    expect([format, Buffer.compare(once, again)]).toEqual([format, 0]);
  }
});
