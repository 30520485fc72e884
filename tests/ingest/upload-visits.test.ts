import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { collectApp } from '#ingest/app.ts';
import type { Preview } from '#ingest/files/preview.ts';
import type { UploadView } from '#ingest/files/view.ts';
import type { Progress } from '#ingest/files/work.ts';
import { createKey } from '#queries/store.server.ts';
import { collectorShop, contextOf, type CollectorShop } from '#tests/ingest/collector-shop.ts';

let folder: string;
let shop: CollectorShop;
let app: ReturnType<typeof collectApp>;
let key: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-upload-visits-'));
  shop = await collectorShop(join(folder, 'vitrine.duckdb'));
  const source_id = await shop.newSource('site');
  ({ key } = await createKey(shop.store, { source_id, label: 'test' }));
  app = collectApp({ ...contextOf(shop.store), now: () => new Date('2026-06-01T12:00:00Z') });
});
beforeEach(() => shop.store.engine.run('DELETE FROM visit_day; DELETE FROM visit_cover'));
afterAll(async () => {
  await shop.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = async (path: string, method: string, body?: BodyInit): Promise<Response> =>
  app.request(`/collect/v1/files${path}`, {
    method,
    headers: { authorization: `Bearer ${key}` },
    ...(body === undefined ? {} : { body })
  });

async function send(name: string, content: string | Uint8Array): Promise<UploadView> {
  const answer = await ask(`?name=${name}`, 'POST', content as BodyInit);
  expect(answer.status).toBe(201);
  return (await answer.json()) as UploadView;
}

const preview = async ({ upload_id }: UploadView): Promise<Preview> =>
  (await (await ask(`/${upload_id}/preview`, 'POST')).json()) as Preview;

async function run({ upload_id }: UploadView): Promise<Progress['ending']> {
  expect((await ask(`/${upload_id}/run`, 'POST')).status).toBe(202);
  const lines = (await (await ask(`/${upload_id}/progress`, 'GET')).text()).trim().split('\n');
  return (JSON.parse(lines.at(-1) ?? '') as Progress).ending;
}

const counted = async () =>
  (
    await shop.rows(
      `SELECT CAST(local_day AS VARCHAR) AS day, kind, referrer_class, visits_n, visitors_n FROM visit_day
      WHERE is_current ORDER BY ALL`
    )
  ).map((row) => Object.values(row));

const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const line = (at: string, path: string, by = agent) =>
  `203.0.113.7 - - [${at}] "GET ${path} HTTP/1.1" 200 512 "-" "${by}"`;
const log = [
  line('02/Mar/2026:10:00:00 +0100', '/'),
  line('02/Mar/2026:10:00:01 +0100', '/doll.css'),
  line('02/Mar/2026:23:30:00 +0000', '/dolls'),
  line('03/Mar/2026:12:00:00 +0100', '/', 'Googlebot/2.1'),
  'no line of a log',
  ''
].join('\n');

describe('a web server’s log that is uploaded', () => {
  test.each([
    ['plain', log],
    ['packed', gzipSync(log)]
  ])(
    '%s, gives visits by the shop’s day, says what was left out, and is undone',
    async (_, content) => {
      const view = await send('access.log', content);
      expect(view.kind_guess).toBe('visits');
      expect(view.detected).toMatchObject({ format: expect.stringMatching(/^log/) as string });
      expect(view.detected.counted).toEqual({
        lines_n: 5,
        views_n: 2,
        dropped: { robot: 1, not_a_page: 1 },
        unreadable_n: 1,
        from_at: '2026-03-02T09:00:00.000Z',
        until_at: '2026-03-03T11:00:00.000Z',
        tells_robots: true
      });
      expect(await preview(view)).toMatchObject({
        rows_n: 3,
        bad_n: 1,
        problems: [{ code: 'unreadable_row', column: null, value: null, rows_n: 1 }]
      });
      expect(await run(view)).toMatchObject({ status: 'done', accepted_n: 2, quarantined_n: 1 });
      expect(await counted()).toEqual([
        ['2026-03-02', 'web', 'direct', 1, 1],
        ['2026-03-03', 'web', 'direct', 1, 1]
      ]);
      expect((await ask(`/${view.upload_id}/undo`, 'POST')).status).toBe(200);
      expect(await counted()).toEqual([]);
    }
  );
});

test('an export of GA4 gives its visits by day', async () => {
  const row = (day: string, n: string) => ({
    dimensionValues: [{ value: day }],
    metricValues: [{ value: n }]
  });
  const report = {
    dimensionHeaders: [{ name: 'date' }],
    metricHeaders: [{ name: 'sessions', type: 'TYPE_INTEGER' }],
    rows: [row('20260302', '41'), row('20260303', '37')]
  };
  const view = await send('ga4.json', JSON.stringify(report));
  expect(view.kind_guess).toBe('visits');
  expect(await run(view)).toMatchObject({ accepted_n: 2 });
  expect(await counted()).toEqual([
    ['2026-03-02', 'web', 'all', 41, null],
    ['2026-03-03', 'web', 'all', 37, null]
  ]);
});

test('a file whose owner says that its rows are sales is not counted as visits', async () => {
  const view = await send('access.log', log);
  const choices = JSON.stringify({ ...view.choices, kind: 'orders' });
  const answer = await ask(`/${view.upload_id}/choices`, 'PUT', choices);
  expect(((await answer.json()) as UploadView).detected.format).toBe('csv');
});

test('looking at a file changes nothing that answers rest on', async () => {
  const sales =
    'order;date;amount;channel\nA-1;2021-02-01;10,00;phone\nA-2;2021-02-30;1,00;phone\n';
  const views = [await send('sales.csv', sales), await send('access.log', log)];
  const before = shop.store.engine.writesN();
  for (const view of views) {
    await preview(view);
    await ask(`/${view.upload_id}`, 'GET');
    await ask(`/${view.upload_id}/words?column=channel&field=channel&kind=orders`, 'GET');
  }
  await send('access2.log', log);
  expect(shop.store.engine.writesN()).toBe(before);
  await run(views[0] as UploadView); // the first of two
  expect(shop.store.engine.writesN()).toBeGreaterThan(before);
});
