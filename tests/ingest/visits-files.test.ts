import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { undoImport } from '#ingest/undo.ts';
import { bench, counts, type Bench } from './shop.ts';

let shop: Bench;
beforeAll(async () => {
  shop = await bench('toys');
});
beforeEach(() =>
  shop.store.engine.run('DELETE FROM visit_day; DELETE FROM visit_cover; DELETE FROM quarantine')
);
afterAll(() => shop.close());

const now = new Date('2026-06-01T12:00:00Z');
const take = (name: string, content: string | Uint8Array, more: object = {}) =>
  shop.take([shop.file(name, content)], { as: 'visits', unit: 'toys', now, ...more });
/** What files would bring: day, kind, class, visits, visitors of the first rows. */
const seen = async (...files: [name: string, content: string | Uint8Array][]) => {
  const paths = files.map(([name, content]) => shop.file(name, content));
  const report = await shop.take(paths, { as: 'visits', unit: 'toys', now, dry_run: true });
  const rows = report.preview.flatMap((preview) => preview.rows);
  return rows.map((row) => [
    row['day'],
    row['kind'],
    row['referrer_class'],
    row['visits_n'],
    row['visitors_n']
  ]);
};
const counted = async () =>
  (
    await shop.rows(
      `SELECT CAST(local_day AS VARCHAR) AS day, kind, referrer_class, visits_n, visitors_n FROM visit_day
      WHERE is_current ORDER BY ALL`
    )
  ).map((row) => Object.values(row));

const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const line = (at: string, path = '/', referrer = '-', more: { ip?: string; agent?: string } = {}) =>
  `${more.ip ?? '203.0.113.7'} - - [${at}] "GET ${path} HTTP/1.1" 200 512 "${referrer}" "${more.agent ?? agent}"`;

describe('a web server’s log', () => {
  test('gives visits by the shop’s day, whatever the order of its lines', async () => {
    const report = await take(
      'access.log',
      [
        line('02/Mar/2026:10:40:00 +0100', '/dolls'),
        line('02/Mar/2026:10:00:00 +0100', '/', 'https://www.qwant.com/'),
        line('02/Mar/2026:10:00:01 +0100', '/doll.css', 'https://toys.example/'),
        line('02/Mar/2026:10:20:00 +0100', '/balls', 'https://toys.example/'),
        line('02/Mar/2026:23:30:00 +0000', '/?utm_medium=poster'),
        line('02/Mar/2026:12:00:00 +0100', '/', 'https://toys.example/', { ip: '2001:db8::7' }),
        line('02/Mar/2026:12:00:00 +0100', '/', '-', { agent: 'Googlebot/2.1' }),
        'not a line of a log'
      ].join('\n')
    );
    expect(await counted()).toEqual([
      ['2026-03-02', 'web', 'direct', 1, 1],
      ['2026-03-02', 'web', 'search', 1, 1],
      ['2026-03-03', 'web', 'poster', 1, 1]
    ]);
    expect(report.files[0]?.detected).toMatchObject({
      format: 'log',
      notes: [
        'combined log: 8 lines, 5 page views; left out: 1 not_a_page, 1 robot',
        'from 2026-03-02T09:00:00 to 2026-03-02T23:30:00 UTC: days at the edges count as far as the log goes',
        '1 lines cannot be read: 8'
      ]
    });
    expect(report.quarantined.map(({ code }) => code)).toEqual(['unreadable_row']);
  });

  test('and its continuation in another file are counted together; again is no change; undone is gone', async () => {
    const files = [
      shop.file('access.log.1', `${line('02/Mar/2026:10:00:00 +0100')}\n`),
      shop.file('access.log', `${line('02/Mar/2026:10:20:00 +0100')}\n`)
    ];
    const options = { as: 'visits', unit: 'toys', now };
    const report = await shop.take(files, options);
    expect(await counted()).toEqual([['2026-03-02', 'web', 'direct', 1, 1]]);
    expect(counts(await shop.take(files, options))).toEqual([0, 0, 1, 0]);
    await undoImport(shop.store, report.import_id);
    expect(await counted()).toEqual([]);
  });

  test('is known without being told, with a virtual host in front and in the common format', async () => {
    const host = `toys.example:443 ${line('02/Mar/2026:10:00:00 +0100', '/', 'http://toys.example/a')}\n`;
    expect(counts(await take('vhost.log', host, { as: undefined }))).toEqual([1, 0, 0, 0]);
    const common = '203.0.113.9 - - [04/Mar/2026:10:00:00 +0100] "GET / HTTP/1.1" 200 512\n';
    const report = await take('common.log', common, { as: undefined });
    expect(report.files[0]?.detected.notes).toContain(
      'no user agents in this format: robots cannot be left out'
    );
    expect(await counted()).toEqual([
      ['2026-03-02', 'web', 'direct', 1, 1],
      ['2026-03-04', 'web', 'direct', 1, 1]
    ]);
  });

  test('names no shop: it has to be told, before anything is read', async () => {
    const log = take('access.log', `${line('02/Mar/2026:10:00:00 +0100')}\n`, { unit: undefined });
    await expect(log).rejects.toThrow('no shop named for: access.log; give --unit');
  });

  test('of nginx in JSON and of IIS', async () => {
    const nginx = {
      remote_addr: '203.0.113.7',
      time_iso8601: '2026-03-02T23:30:00+00:00',
      request: 'GET /dolls HTTP/2.0',
      status: 200,
      http_referer: 'https://www.facebook.com/',
      http_user_agent: agent
    };
    const iis = [
      '#Software: Microsoft Internet Information Services 10.0',
      '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken',
      `2026-03-04 22:59:59 10.0.0.1 GET /dolls utm_source=letter 443 - 203.0.113.7 ${agent.replaceAll(' ', '+')} - 200 0 0 15`,
      `2026-03-04 23:00:00 10.0.0.1 GET /img/doll.png - 443 - 203.0.113.7 ${agent.replaceAll(' ', '+')} - 200 0 0 15`
    ];
    const files: [string, string][] = [
      ['nginx.json', `${JSON.stringify(nginx)}\n`],
      ['u_ex260304.log', `${iis.join('\r\n')}\r\n`]
    ];
    expect(await seen(...files)).toEqual([
      ['2026-03-03', 'web', 'social', 1, 1],
      ['2026-03-04', 'web', 'campaign', 1, 1]
    ]);
  });

  test('leaves no address in the store, refused lines included', async () => {
    const odd = '198.51.100.77 something else\n';
    await take(
      'access.log',
      odd + [1, 2, 3].map((n) => `${line(`02/Mar/2026:10:0${n}:00 +0100`)}\n`).join('')
    );
    const [tables, texts] = [
      await shop.rows('SELECT table_name FROM duckdb_tables() WHERE NOT temporary ORDER BY ALL'),
      [] as string[]
    ];
    for (const { table_name } of tables)
      texts.push(
        JSON.stringify(await shop.rows(`SELECT * FROM "${String(table_name)}" LIMIT 100`))
      );
    expect(texts.filter((text) => /198\.51|203\.0\.113|Firefox/.test(text))).toEqual([]);
    expect(texts.join('')).toContain('access.log');
  });
});

describe('an export', () => {
  test('of Matomo, in UTF-16, by day', async () => {
    const csv =
      'Date,Unique visitors,Visits,Users,Actions\n2026-03-01,7,9,0,30\n2026-03-02,5,5,0,12\n';
    const days = await seen(['export.csv', Buffer.from(`\ufeff${csv}`, 'utf16le')]);
    expect(days).toEqual([
      ['2026-03-01', null, null, 9, 7],
      ['2026-03-02', null, null, 5, 5]
    ]);
  });

  test('of Plausible: its CSV, and answers of its stats API with visits by day', async () => {
    const answer = {
      results: [{ metrics: [4, 6], dimensions: ['2026-03-02'] }],
      meta: {},
      query: { metrics: ['visitors', 'visits'], dimensions: ['time:day'], filters: [] }
    };
    const old = { results: [{ date: '2026-03-03', visitors: 2, visits: 3 }] };
    const days = await seen(
      ['visitors.csv', 'date,visitors,pageviews,visits\n2026-03-01,7,30,9\n'],
      ['answer.json', JSON.stringify(answer)],
      ['old.json', JSON.stringify(old)]
    );
    expect(days.sort()).toEqual([
      ['2026-03-01', null, null, 9, 7],
      ['2026-03-02', 'web', 'all', 6, 4],
      ['2026-03-03', 'web', 'all', 3, 2]
    ]);
  });

  test('of GA4 by channel group', async () => {
    const row = (day: string, group: string, n: number) => ({
      dimensionValues: [{ value: day }, { value: group }],
      metricValues: [{ value: String(n) }]
    });
    const answer = {
      dimensionHeaders: [{ name: 'date' }, { name: 'sessionDefaultChannelGroup' }],
      metricHeaders: [{ name: 'sessions', type: 'TYPE_INTEGER' }],
      rows: [row('20260301', 'Organic Search', 5), row('20260301', 'Paid Search', 2)]
    };
    expect(await seen(['ga4.json', JSON.stringify(answer)])).toEqual([
      ['2026-03-01', 'web', 'search', 5, null],
      ['2026-03-01', 'web', 'campaign', 2, null]
    ]);
  });

  test.each([
    [
      'without visits',
      { metrics: ['visitors'], dimensions: ['time:day'] },
      'ask for the metric visits'
    ],
    ['of weeks', { metrics: ['visits'], dimensions: ['time:week'] }, 'ask for time:day'],
    [
      'of a part',
      { metrics: ['visits'], dimensions: ['time:day'], filters: [1] },
      'ask without filters'
    ]
  ])('%s is refused and says what to ask for', async (_, query, hint) => {
    await expect(take('a.json', JSON.stringify({ results: [], query }))).rejects.toThrow(hint);
  });
});

test('people who came in are counted apart from visits of the site', async () => {
  await take('door.csv', 'jour;entrées\n01/03/2026;80\n02/03/2026;75\n');
  expect(await counted()).toEqual([
    ['2026-03-01', 'footfall', 'all', 80, null],
    ['2026-03-02', 'footfall', 'all', 75, null]
  ]);
});

test('the tracker weighs less than a kilobyte packed, keeps nothing and sends no path', async () => {
  const { gzipSync } = await import('node:zlib');
  const script = readFileSync(new URL('../../static/vitrine.js', import.meta.url));
  expect(gzipSync(script).length).toBeLessThan(1000);
  expect(script.toString()).not.toMatch(
    /cookie|localStorage|sessionStorage|indexedDB|userAgent|screen/
  );
  expect(readdirSync(new URL('../../static/', import.meta.url))).toContain('vitrine.js');
});
