import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoreError } from '#model/problem.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { economy } from '#tests/queries/economy.ts';
import { apiApp } from '../../src/api/app.server.ts';
import { delimited, french } from '../../src/export/delimited.ts';
import type { SeriesRow } from '#model/question.ts';

let store: Store;
beforeAll(async () => {
  store = await economy(
    ['2020-03-10', '2020-04-10'].flatMap((day) =>
      Array.from({ length: 6 }, (_, i) => ({
        unit: `S${i}`,
        day,
        in_store_minor: 90_000,
        online_minor: i < 5 ? 10_000 : 0,
        orders_n: 3
      }))
    )
  );
});
afterAll(() => closeStore(store));

const app = (isPublic = true) => apiApp({ store: async () => store, isPublic: () => isPublic });
const get = (path: string, init: RequestInit = {}) => app().request(`/api${path}`, init);

describe('series', () => {
  it('answers rows, columns and meta', async () => {
    const response = await get(
      '/v1/series?metric=online_share,total_revenue&by=period:month&from=2020-03-01&until=2020-05-01'
    );
    expect(response.status).toBe(200);
    const body = await response.json();
    expect(
      body.rows.map((row: SeriesRow) => [row.period, row.metric, row.value, row.status])
    ).toEqual([
      ['2020-03', 'online_share', expect.closeTo(5 / 59, 9), 'F'],
      ['2020-03', 'total_revenue', 5_900, 'F'],
      ['2020-04', 'online_share', expect.closeTo(5 / 59, 9), 'F'],
      ['2020-04', 'total_revenue', 5_900, 'F']
    ]);
    expect(body.columns[0].name).toBe('period');
    expect(body.meta).toMatchObject({ protected: true, population: { enterprises_n: 6 } });
  });

  it('takes filters repeated, and a comparison', async () => {
    const response = await get(
      '/v1/series?metric=total_revenue&where=sector=G08&where=area=DEP-75&from=2020-04-01&until=2020-05-01&compare=previous'
    );
    expect((await response.json()).rows[0]).toMatchObject({
      value: 5_900,
      compared_from: '2020-03-01'
    });
  });

  it('takes an alignment, and says which it used', async () => {
    const response = await get('/v1/series?metric=recovery&compare=last_year&align=holiday');
    expect((await response.json()).meta).toMatchObject({
      align: 'holiday',
      metrics: [{ name: 'recovery', definition_url: '/metrics/recovery' }]
    });
    const plain = await get('/v1/series?metric=recovery');
    expect((await plain.json()).meta).toMatchObject({ align: 'week' });
  });

  it('gives the rows alone as CSV and NDJSON', async () => {
    const csv = await get('/v1/series?metric=orders&format=csv');
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect((await csv.text()).split('\n')[0]).toContain('period,from,until,sector');
    const ndjson = await get('/v1/series?metric=orders&format=ndjson');
    expect(JSON.parse(await ndjson.text())).toMatchObject({ metric: 'orders', value: 36 });
  });

  it('answers 304 to the ETag of an unchanged vintage, and anew when facts change', async () => {
    const path = '/v1/series?metric=orders';
    const etag = (await get(path)).headers.get('etag') ?? '';
    expect((await get(path, { headers: { 'if-none-match': etag } })).status).toBe(304);
    await store.engine.run(
      `INSERT INTO dirty VALUES (DATE '2020-04-10', DATE '2020-04-11', TIMESTAMP '2021-01-01')`
    );
    expect((await get(path, { headers: { 'if-none-match': etag } })).status).toBe(200);
  });

  it('is open to every origin', async () => {
    const response = await get('/v1/series?metric=orders', {
      headers: { origin: 'https://elsewhere.example' }
    });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(
      (
        await get('/v1/series', {
          method: 'OPTIONS',
          headers: { origin: 'https://elsewhere.example' }
        })
      ).status
    ).toBe(204);
  });
});

describe('what explains the series', () => {
  it('lists metrics without SQL, sectors, areas and dated facts', async () => {
    const metrics = await (await get('/v1/metrics')).json();
    expect(metrics.metrics.map(({ name }: { name: string }) => name)).toContain(
      'online_share_of_usual'
    );
    expect(JSON.stringify(metrics)).not.toContain('_known');
    const sectors = await (await get('/v1/sectors')).json();
    expect(sectors.families[0]).toMatchObject({
      code: expect.any(String),
      groups: expect.any(Array)
    });
    const areas = await (await get('/v1/areas')).json();
    expect(areas.countries.map(({ code }: { code: string }) => code)).toEqual(['CH', 'FR']);
    const found = await (await get('/v1/areas?q=rennes')).json();
    expect(found.areas[0].area_code).toBe('COM-35238');
    const dated = await (await get('/v1/annotations?from=2020-03-01&until=2020-04-01')).json();
    expect(dated.annotations[0]).toMatchObject({ kind: 'lockdown', from: '2020-03-15' });
  });

  it('describes itself: every route, named components, a page for people', async () => {
    const document = await (await get('/v1/openapi.json')).json();
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining([
        '/api/v1/series',
        '/api/v1/metrics',
        '/api/v1/sectors',
        '/api/v1/areas',
        '/api/v1/annotations'
      ])
    );
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining(['Answer', 'SeriesRow', 'Problem'])
    );
    expect(await (await get('/docs')).text()).toContain('/api/v1/series');
  });
});

it('is described by a document that follows OpenAPI 3.1', async () => {
  const document = await (await get('/v1/openapi.json')).json();
  const { valid, errors } = await new Validator().validate(document);
  expect([document.openapi, valid, errors]).toEqual(['3.1.0', true, undefined]);
});

describe('failures', () => {
  const series = (query: string) => `/v1/series?${query}`;
  it.each([
    ['no metric', series(''), 400, 'invalid_input', 'parameter missing: metric', 'metric'],
    ['an empty metric', series('metric='), 400, 'invalid_input', 'no metric', 'metric'],
    [
      'an unknown metric',
      series('metric=onlin_share'),
      400,
      'invalid_input',
      'unknown metric: onlin_share (nearest: online_share)',
      'metric'
    ],
    [
      'an unknown parameter',
      series('metric=orders&form=2020'),
      400,
      'invalid_input',
      'unknown parameter: form',
      'form'
    ],
    [
      'a parameter twice',
      series('metric=orders&from=2020&from=2021'),
      400,
      'invalid_input',
      'invalid from: 2020',
      'from'
    ],
    [
      'an unknown split',
      series('metric=orders&by=weather'),
      400,
      'invalid_input',
      'unknown split: weather',
      'by'
    ],
    [
      'an unknown level',
      series('metric=orders&by=period:decade'),
      400,
      'invalid_input',
      'unknown period level: decade (one of day, week, month, quarter, year)',
      'by'
    ],
    [
      'an impossible period',
      series('metric=orders&from=2024-13'),
      400,
      'invalid_input',
      'invalid period: 2024-13',
      'from'
    ],
    [
      'an unknown filter',
      series('metric=orders&where=mood=good'),
      400,
      'invalid_input',
      'unknown filter: mood (one of sector, area, channel, currency, unit_kind)',
      'where'
    ],
    [
      'a filter without value',
      series('metric=orders&where=area'),
      400,
      'invalid_input',
      'invalid filter: area (wanted key=value)',
      'where'
    ],
    [
      'an unknown area',
      series('metric=orders&where=area=REG-99'),
      400,
      'invalid_input',
      'unknown area: REG-99 (nearest: REG-11 Île-de-France)',
      'where'
    ],
    [
      'an unknown comparison',
      series('metric=orders&compare=best'),
      400,
      'invalid_input',
      'unknown comparison: best (one of usual, previous, last_year, D..D)',
      'compare'
    ],
    [
      'an unknown alignment',
      series('metric=orders&align=moon'),
      400,
      'invalid_input',
      'unknown alignment: moon (one of week, holiday)',
      'align'
    ],
    [
      'an unknown format',
      series('metric=orders&format=pdf'),
      400,
      'invalid_input',
      'invalid format: pdf',
      'format'
    ],
    [
      'an owner’s question of nobody signed in',
      series('metric=orders&as_owner=S1'),
      401,
      'unauthorized',
      'sign-in needed',
      undefined
    ],
    [
      'a limit beyond the limit',
      '/v1/areas?q=x&limit=1000',
      400,
      'invalid_input',
      'invalid limit: 1000',
      'limit'
    ],
    [
      'an impossible day',
      '/v1/annotations?from=2023-02-29',
      400,
      'invalid_input',
      'invalid day: 2023-02-29',
      undefined
    ],
    [
      'an unknown address',
      '/v1/weather',
      404,
      'not_found',
      'no such address: /api/v1/weather',
      undefined
    ]
  ])('%s is a problem that names it', async (_, path, status, code, detail, field) => {
    const response = await get(path);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({
      type: `urn:vitrine:problem:${code}`,
      title: expect.any(String),
      status,
      code,
      detail,
      ...(field === undefined ? {} : { field })
    });
    expect(response.status).toBe(status);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
    '%s is refused with the verbs that work',
    async (method) => {
      for (const path of ['/v1/series', '/v1/metrics', '/v1/openapi.json', '/docs']) {
        const response = await get(path, { method });
        expect([response.status, response.headers.get('allow')]).toEqual([
          405,
          'GET, HEAD, OPTIONS'
        ]);
        expect((await response.json()).code).toBe('method_not_allowed');
      }
    }
  );

  it('a store that cannot answer is a problem of ours', async () => {
    const broken = apiApp({
      store: () => Promise.reject(new StoreError('disk full')),
      isPublic: () => true
    });
    const response = await broken.request('/api/v1/series?metric=orders');
    expect([response.status, (await response.json()).code]).toEqual([503, 'store_error']);
  });

  it('what nobody foresaw says nothing but an id', async () => {
    const broken = apiApp({
      store: () => Promise.reject(new Error('secret path')),
      isPublic: () => true
    });
    const response = await broken.request('/api/v1/sectors');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret path');
  });

  it('aggregates that are not public ask for signing in', async () => {
    const response = await app(false).request('/api/v1/series?metric=orders');
    expect([response.status, (await response.json()).code]).toEqual([401, 'unauthorized']);
  });
});

describe('CSV', () => {
  const columns = (['sector', 'sector_name', 'area', 'value'] as const).map((name) => ({ name }));
  const rows = [
    { sector: '=1+1', sector_name: 'Sport, "jouets"', area: '@x', value: -5.25 },
    { sector: '+a', sector_name: '-b; c', area: null, value: null },
    { sector: '\t=x', sector_name: '\n=y', area: 'é', value: 0 }
  ] as unknown as SeriesRow[]; // only the columns written
  const text = (dialect?: typeof french) => [...delimited(columns, rows, dialect)].join('');

  it('neutralises texts a spreadsheet would run, quotes, and leaves null empty', () => {
    expect(text()).toBe(
      `sector,sector_name,area,value\n'=1+1,"Sport, ""jouets""",'@x,-5.25\n'+a,'-b; c,,\n'\t=x,"'\n=y",é,0\n`
    );
  });

  it('in French: semicolons, decimal commas, a mark that says UTF-8', () => {
    expect(text(french)).toBe(
      `\ufeffsector;sector_name;area;value\n'=1+1;"Sport, ""jouets""";'@x;-5,25\n'+a;"'-b; c";;\n'\t=x;"'\n=y";é;0\n`
    );
  });
});
