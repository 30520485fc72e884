import { afterEach, beforeEach, expect, test } from 'vitest';
import { replayQuarantine, undoImport } from '#ingest/undo.ts';
import { bench, counts, type Bench } from './shop.ts';

let shop: Bench;
beforeEach(async () => {
  shop = await bench('toys');
});
afterEach(() => shop.close());

const current = () =>
  shop.rows(
    `SELECT CAST(local_day AS VARCHAR) AS day, kind, referrer_class, visits_n, visitors_n
    FROM visit_day WHERE is_current ORDER BY ALL`
  );
const days = () =>
  shop.rows(
    `SELECT CAST(local_day AS VARCHAR) AS day, visits_n, visitors_n, footfall_n FROM unit_visit_day ORDER BY ALL`
  );
const windows = () =>
  shop.rows(
    `SELECT what, CAST(from_on AS VARCHAR) AS from_on, CAST(until_on AS VARCHAR) AS until_on FROM unit_window WHERE what <> 'listed' ORDER BY ALL`
  );

test('visits are counted by day, kind and referrer class; classes and sources of a shop add up', async () => {
  const report = await shop.take(
    [
      'unit,source,day,kind,referrer_class,visits_n,visitors_n',
      'toys,site,2021-05-01,web,search,30,25',
      'toys,site,2021-05-01,web,direct,12,10',
      'toys,blog,2021-05-01,web,all,5,4',
      'toys,door,2021-05-01,footfall,,80,'
    ].join('\n'),
    { as: 'visits' }
  );
  expect(counts(report)).toEqual([4, 0, 0, 0]);
  expect(await days()).toEqual([
    { day: '2021-05-01', visits_n: 47, visitors_n: 39, footfall_n: 80 }
  ]);
});

test('a newer count replaces the older one, the same file again changes nothing', async () => {
  await shop.take('day,visits,visitors\n2021-05-01,30,25\n2021-05-02,31,26', { unit: 'toys' });
  const again = await shop.take('day,visits,visitors\n2021-05-01,30,25\n2021-05-02,31,26', {
    unit: 'toys'
  });
  expect(counts(again)).toEqual([0, 0, 2, 0]);
  const newer = await shop.take('day,visits,visitors\n2021-05-02,40,35', {
    unit: 'toys',
    now: new Date('2021-06-02T12:00:00Z')
  });
  expect(counts(newer)).toEqual([0, 1, 0, 0]);
  expect(await current()).toEqual([
    { day: '2021-05-01', kind: 'web', referrer_class: 'all', visits_n: 30, visitors_n: 25 },
    { day: '2021-05-02', kind: 'web', referrer_class: 'all', visits_n: 40, visitors_n: 35 }
  ]);
  await undoImport(shop.store, newer.import_id);
  expect((await current())[1]).toMatchObject({ visits_n: 31 });
  expect(await windows()).toEqual([
    { what: 'visits', from_on: '2021-05-01', until_on: '2021-05-03' }
  ]);
});

test('undo takes counts, cover and the source away', async () => {
  const report = await shop.take('jour;entrées\n01/05/2021;80\n03/05/2021;70', {
    as: 'visits',
    unit: 'toys',
    source: 'door'
  });
  expect(counts(report)).toEqual([2, 0, 0, 0]);
  expect(await windows()).toEqual([
    { what: 'footfall', from_on: '2021-05-01', until_on: '2021-05-04' }
  ]);
  await undoImport(shop.store, report.import_id);
  expect(await current()).toEqual([]);
  expect(await windows()).toEqual([]);
  expect(await shop.rows('SELECT * FROM source')).toEqual([]);
  expect(await shop.rows('SELECT * FROM visit_cover')).toEqual([]);
});

test('a hole of more than two weeks between deliveries is not known, a shorter one is', async () => {
  for (const day of ['2021-01-04', '2021-01-19', '2021-02-20'])
    await shop.take(`day,visits\n${day},3`, { unit: 'toys' });
  expect(await windows()).toEqual([
    { what: 'visits', from_on: '2021-01-04', until_on: '2021-01-20' },
    { what: 'visits', from_on: '2021-02-20', until_on: '2021-02-21' }
  ]);
});

test('visits say nothing about sales: no online or whole turnover is known by them', async () => {
  await shop.take('day,visits\n2021-05-01,3', { unit: 'toys' });
  expect(await shop.rows('SELECT * FROM source_cover')).toEqual([]);
  expect((await windows()).map((row) => row['what'])).toEqual(['visits']);
});

test('refused: months and weeks as days, fractions, days ahead, contradictions; a missing shop is replayed', async () => {
  const report = await shop.take(
    [
      'unit,day,visits_n',
      'toys,2021-04,900',
      'toys,2021-W16,200',
      'toys,2021-05-01,1.5',
      'toys,2021-07-01,5',
      'toys,2021-05-03,5',
      'toys,2021-05-03,6',
      'books,2021-05-04,7'
    ].join('\n'),
    { as: 'visits' }
  );
  expect(report.quarantined.map(({ code, value }) => [code, value])).toEqual([
    ['not_a_day', '2021-04'],
    ['not_a_day', '2021-W16'],
    ['bad_count', '1.5'],
    ['future_date', '2021-07-01'],
    ['unknown_unit', 'books'],
    ['conflicting_rows', '2021-05-03'],
    ['conflicting_rows', '2021-05-03']
  ]);
  await shop.take('unit\nbooks', { as: 'units' });
  const outcomes = await replayQuarantine(shop.store, { received_at: '2021-06-02 12:00:00' });
  expect(outcomes.reduce((sum, { accepted_n }) => sum + accepted_n, 0)).toBe(1);
});
