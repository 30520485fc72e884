import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellOf } from '#lib/explore/cells.ts';
import { explored } from '#lib/explore/explore.server.ts';
import { parseShape, printShape } from '#lib/explore/shape.ts';
import { formatIn } from '#lib/format.ts';
import { seriesAddress } from '#lib/take/tables.ts';
import { textsIn } from '#lib/text/index.ts';
import { noView } from '#lib/view/view.ts';
import type { SeriesRow } from '#model/question.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { economy, type Sale } from '#tests/queries/economy.ts';
import { apiApp } from '../../src/api/app.server.ts';

/**
 * Sport and toys (G08): four shops of 1,000.00, of it 100.00 online. Books (G07): four shops of 3,000.00, of it 900.00
 * online. Two shops of a trade that is not known, which are too few to be shown.
 */
const sales = [
  ...[1, 2, 3, 4].map((n): Sale => ({
    unit: `T${n}`,
    in_store_minor: 90_000,
    online_minor: 10_000
  })),
  ...[1, 2, 3, 4].map((n): Sale => ({
    unit: `B${n}`,
    in_store_minor: 210_000,
    online_minor: 90_000
  })),
  ...[1, 2].map((n): Sale => ({ unit: `C${n}`, in_store_minor: 50_000, online_minor: 50_000 }))
].map((sale) => ({ ...sale, day: '2020-11-11' }));
const sectorOf: Record<string, string> = { T: 'G08', B: 'G07' };

let store: Store;
beforeAll(async () => {
  store = await economy(
    sales,
    sales.map(({ unit }, i) => ({
      unit,
      enterprise: i + 1,
      sector: sectorOf[unit[0] ?? ''] ?? null
    }))
  );
});
afterAll(() => closeStore(store));

const words = { text: textsIn('en'), format: formatIn('en') };
const view = { ...noView, from: '2020-11-01', until: '2020-12-01', grain: 'month' as const };
const shown = (search: string) => explored(store, view, new URLSearchParams(search), 'en');

test('a total is worked out anew from its parts: no sum and no mean of what is shown', async () => {
  const found = await shown('metric=online_share&rows=sector:group');
  const lines = [...(found?.table?.lines ?? []), ...(found?.table ? [found.table.total] : [])];
  const told = lines.map(({ key, cells }) => [key, cells[0]?.value ?? null, cells[0]?.status]);
  expect(told).toEqual([
    ['G07', 0.3, 'F'],
    ['G08', 0.1, 'F'],
    ['_U', null, 'A'],
    ['', (400 + 3600 + 1000) / (4000 + 12_000 + 2000), 'F']
  ]);
  expect(cellOf(lines[2]?.cells[0], 'ratio', words)).toEqual({
    text: 'hidden',
    value: null,
    status: 'A',
    mark: 'suppressed'
  });
});

test('rows by columns hold the values of the API, and its files the same question', async () => {
  const found = await shown('metric=online_share,orders&rows=sector:group&columns=period');
  expect(found?.table?.columns.map(({ key }) => key)).toEqual([
    '2020-11 online_share',
    '2020-11 orders',
    ' online_share',
    ' orders'
  ]);
  const app = apiApp({ store: async () => store, isPublic: () => true });
  const address = seriesAddress(found?.question ?? {}, 'en', 'json');
  const { rows } = (await (await app.request(address)).json()) as { rows: SeriesRow[] };
  expect(rows.length).toBe(6);
  const cells = found?.table?.lines.flatMap((line) => line.cells.slice(0, 2)) ?? [];
  expect(cells.map((row) => row?.value)).toEqual(rows.map(({ value }) => value));
});

test('lines are sorted by a column, those without a value last either way', async () => {
  const keys = async (sort: string) =>
    (await shown(`metric=online_share&sort=${sort}`))?.table?.lines.map(({ key }) => key);
  expect([await keys('1'), await keys('-1')]).toEqual([
    ['G08', 'G07', '_U'],
    ['G07', 'G08', '_U']
  ]);
});

test('a question without an answer says why', async () => {
  const found = await shown('metric=substitution&rows=channel');
  expect([found?.table, typeof found?.refused]).toEqual([null, 'string']);
});

test.each([
  [
    'metric=orders&rows=period&columns=sector:family&sort=-2&page=3',
    '?metric=orders&rows=period&columns=sector:family&sort=-2&page=3'
  ],
  ['metric=weather&rows=mood&sort=0&page=-1', ''],
  ['rows=sector:class&columns=sector:family', '?rows=sector:class'],
  ['lang=en&metric=online_share_of_usual,online_share', '?lang=en']
])('the address %s is read and written as %s', (asked, written) => {
  const search = new URLSearchParams(asked);
  expect(
    printShape(parseShape(search, ['orders', 'online_share', 'online_share_of_usual']), search)
  ).toBe(written);
});
