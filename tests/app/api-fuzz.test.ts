import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeStore, type Store } from '#queries/store.ts';
import { economy } from '#tests/queries/economy.ts';
import { apiApp } from '../../src/api/app.server.ts';
import { checkedClient, type Described } from './api-document.ts';

let store: Store;
const app = apiApp({ store: async () => store, isPublic: () => true });
let described: Described;

beforeAll(async () => {
  store = await economy(
    ['2020-03-10', '2020-04-10'].flatMap((day) =>
      Array.from({ length: 6 }, (_, i) => ({
        ...{ unit: `S${i}`, day, in_store_minor: 90_000 },
        online_minor: i < 5 ? 10_000 : 0
      }))
    )
  );
  described = (await (await app.request('/api/v1/openapi.json')).json()) as Described;
});
afterAll(() => closeStore(store));

/** Values somebody may give a parameter: those the document shows, plausible ones, and anything else. */
const plausible: Record<string, string[]> = {
  metric: ['orders', 'online_share', 'coverage,recovery', 'conversion', 'weather', ''],
  by: ['period:week', 'sector:class', 'area:commune', 'channel', 'period:month,sector:family', 'x'],
  from: ['2020-03-01', '2020', '2020-W11', '2019-02-30', '9999-12-31'],
  until: ['2020-05-01', '2021', '0000-01-01'],
  where: [
    'area=REG-11',
    'area=DEP-75,DEP-35',
    'sector=G08',
    'channel=own_site',
    'currency=eur',
    'a=b'
  ],
  compare: ['usual', 'previous', '2019-01-01..2019-02-01', '..', 'best'],
  align: ['holiday', 'moon'],
  interval: ['bootstrap', 'wide'],
  decompose: ['sector', 'area:region', 'channel'],
  as_owner: ['S1', 'nobody'],
  q: ['rennes', '75001', '%_\\', ''],
  area: ['FR', 'DEP-75', 'REG-99'],
  sector: ['G08', 'culture'],
  cursor: ['0.000000000000', '5', '-1.aaaaaaaaaaaa'],
  limit: ['1', '3', '0', '-1', '1e9', 'all']
};

const valueOf = (name: string, known: string[]) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...known, ...(plausible[name] ?? ['x'])) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) }
  );

function queriesOf(parameters: Described['paths'][string]['get']['parameters'] = []) {
  const fields = parameters.map(({ name, required, schema }) => {
    const known = [
      ...(schema.enum ?? []),
      schema.example ?? schema.anyOf?.[0]?.example ?? []
    ].flat();
    const value = valueOf(name, known.map(String));
    const times = fc.oneof({ weight: 9, arbitrary: fc.constant(1) }, fc.constant(2));
    const given = fc
      .tuple(value, times)
      .map(([text, n]) => Array.from({ length: n }, () => [name, text]));
    return required === true
      ? fc.oneof({ weight: 19, arbitrary: given }, fc.constant([]))
      : fc.oneof({ weight: 7, arbitrary: fc.constant([]) }, given);
  });
  return fc
    .tuple(...fields)
    .map((pairs) => new URLSearchParams(pairs.flat() as string[][]).toString());
}

test('every operation answers anything as its description says, and never fails', async () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'api', components: described.components });
  const checks = checkedClient(described, ajv);
  const met = new Map<string, number>();
  for (const [path, { get }] of Object.entries(described.paths)) {
    const runs_n = path.endsWith('/series') ? 110 : 20;
    for (const query of fc.sample(queriesOf(get.parameters), { seed: 8, numRuns: runs_n })) {
      const response = await app.request(`${path}?${query}`);
      expect([
        query,
        checks(path, response.status, response.headers, await response.text())
      ]).toEqual([query, []]);
      const key = `${path.slice(path.lastIndexOf('/') + 1)} ${response.status}`;
      met.set(key, (met.get(key) ?? 0) + 1);
    }
  }
  const names = Object.keys(described.paths).map((path) => path.slice(path.lastIndexOf('/') + 1));
  expect(names.filter((name) => (met.get(`${name} 200`) ?? 0) === 0)).toEqual([]);
  expect(met.get('series 200') ?? 0).toBeGreaterThan(10);
  expect(met.get('series 400') ?? 0).toBeGreaterThan(10);
});

describe('pages of rows', () => {
  const get = (path: string) => app.request(`/api${path}`);
  const nextOf = (response: Response) =>
    /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1] ?? null;

  test('follow one another to the last row, and together are the whole', async () => {
    const question = '/v1/series?metric=orders,total_revenue,online_share&by=period:month';
    const whole = (await (await get(question)).json()) as { rows: object[] };
    const rows: object[] = [];
    let address: string | null = `/api${question}&limit=4`;
    while (address !== null) {
      const response: Response = await app.request(address);
      const page = (await response.json()) as { rows: object[] };
      expect(page.rows.length).toBeLessThanOrEqual(4);
      rows.push(...page.rows);
      address = nextOf(response);
    }
    expect(rows).toEqual(whole.rows);
    expect(whole.rows.length).toBeGreaterThan(4);
  });

  test('of figures that have changed since are refused', async () => {
    const response = await get('/v1/series?metric=orders&limit=1&cursor=1.000000000000');
    expect([response.status, (await response.json()).code]).toEqual([410, 'stale_cursor']);
  });
});

test('every answer says how many requests are left, and the last one when to come back', async () => {
  let left_n = 2;
  const counted = apiApp({
    store: async () => store,
    isPublic: () => true,
    left: async () => ({
      limit_n: 2,
      left_n: Math.max(0, (left_n -= 1)),
      reset_s: 30,
      is_over: left_n < 0
    })
  });
  const told = [];
  for (let i = 0; i < 3; i += 1) {
    const { status, headers } = await counted.request('/api/v1/metrics');
    told.push([status, headers.get('ratelimit-remaining'), headers.get('retry-after')]);
  }
  expect(told).toEqual([
    [200, '1', null],
    [200, '0', null],
    [429, '0', '30']
  ]);
});
