import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { importFiles, type ImportReport } from '#ingest/import.ts';
import { closeStore, openStore, type Store } from '#queries/store.ts';
import { secret, sharedFiles } from './shared.ts';

let store: Store;
beforeAll(async () => {
  store = await openStore({ path: ':memory:' });
  for (const [i, [unit, zone]] of [
    ['here', 'UTC'],
    ['paris', 'Europe/Paris']
  ].entries())
    await store.engine.run(
      `INSERT INTO unit BY NAME SELECT {id:Int64} AS unit_id, {unit:String} AS unit_code, 'shop' AS kind,
        {id:Int64} AS enterprise_id, {zone:String} AS zone, 'EUR' AS currency, 'day' AS grain, false AS online_declared,
        false AS sample`,
      { id: i + 1, unit: unit ?? '', zone: zone ?? '' }
    );
});
beforeEach(() =>
  store.engine.run('DELETE FROM visit_day; DELETE FROM visit_cover; DELETE FROM quarantine')
);
afterAll(() => closeStore(store));

const take = (file: string, unit = 'here'): Promise<ImportReport | null> => {
  const files = sharedFiles(`visits/${file}`);
  return files === null
    ? Promise.resolve(null)
    : importFiles({ store, files, as: 'visits', unit, secret });
};

/** Day, visits, visitors, in order of days. */
const days = async (unit_id = 1): Promise<unknown[][]> => {
  const rows = await store.engine.query(
    `SELECT CAST(local_day AS VARCHAR) AS day, visits_n, visitors_n FROM unit_visit_day WHERE unit_id = ${unit_id} ORDER BY day`
  );
  return rows.map((row) => Object.values(row));
};

// 4,525 lines of 890 addresses, counted by hand with another program: 1,684 lines are of agents in isbot's list (136 of
// them without a name), 651 of the rest are pages, in 456 sessions by address and agent.
const apache = 'access-logs/apache-combined-2015-05-17-18.log.gz';

test('two days of a web server: robots and files left out, visits by address and agent', async () => {
  const report = await take(apache);
  if (report === null) return;
  expect(report.files[0]?.detected.notes[0]).toBe(
    'combined log: 4525 lines, 651 page views; left out: 2190 not_a_page, 1684 robot'
  );
  expect(await days()).toEqual([
    ['2015-05-17', 163, 148],
    ['2015-05-18', 293, 261]
  ]);
  await take(apache, 'paris');
  expect(await days(2)).toEqual([
    ['2015-05-17', 137, 123],
    ['2015-05-18', 296, 267],
    ['2015-05-19', 23, 22]
  ]);
});

test('odd lines, comments, errors and files in a log make no visits', async () => {
  if ((await take('access-logs/matomo-fixtures/fake_logs.log')) === null) return;
  expect(await days()).toEqual([
    ['2012-08-09', 9, 9],
    ['2012-08-10', 6, 6],
    ['2012-08-11', 2, 2]
  ]);
});

test.each([
  ['access-logs/matomo-fixtures/fake_logs_custom_iis.log', [['2012-08-15', 2, 2]]],
  ['access-logs/matomo-fixtures/fake_logs_nginx_json.log', [['2012-08-13', 1, 1]]],
  [
    'web-analytics/ga4/report-visitors-by-day.json',
    [
      ['2024-02-22', 4, 3],
      ['2024-02-24', 2, 2],
      ['2024-02-26', 1, 1],
      ['2024-04-02', 1, 1],
      ['2024-04-03', 1, 1]
    ]
  ],
  [
    'web-analytics/goatcounter/export.csv',
    [
      ['2020-12-01', 1, 1],
      ['2020-12-27', 1, 1]
    ]
  ],
  ['web-analytics/matomo/test_csvExport__Live.getLastVisitsDetails_day.csv', [['2010-01-03', 2, 2]]]
])('%s', async (file, expected) => {
  if ((await take(file)) === null) return;
  expect(await days()).toEqual(expected);
});

test.each([
  'web-analytics/matomo/test_OneVisitorTwoVisits_csv__API.get_month.csv',
  'web-analytics/matomo/test_csvExport_multi__VisitsSummary.get_week.csv'
])('%s is no count of days: its row is refused', async (file) => {
  const report = await take(file);
  if (report === null) return;
  expect(report.quarantined.map(({ code }) => code)).toEqual(['not_a_day']);
  expect(await days()).toEqual([]);
});

test.each([
  ['web-analytics/plausible/timeseries-response.json', 'only a part of the visits'],
  ['web-analytics/plausible/utm-response.json', 'not by day'],
  ['footfall/france-mobility-2020.csv.gz', 'not a count of visits'],
  ['sessions/online-shoppers-intention.csv.gz', 'no column for visits_n']
])('%s is refused as a whole: %s', async (file, why) => {
  if (sharedFiles(`visits/${file}`) === null) return;
  await expect(take(file)).rejects.toThrow(why);
});
