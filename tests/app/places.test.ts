import { isHttpError, isRedirect } from '@sveltejs/kit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { areaPage } from '#lib/places/area-page.server.ts';
import { areasPage } from '#lib/places/areas-page.server.ts';
import { areaOf, sectorOf } from '#lib/places/load.server.ts';
import { methodPage } from '#lib/places/method-page.server.ts';
import { sectorList } from '#lib/places/sector-list.server.ts';
import { sectorPage } from '#lib/places/sector-page.server.ts';
import { standingOf } from '#lib/places/standing.ts';
import { noView, type View } from '#lib/view/view.ts';
import { resolveArea, revisions } from '#queries/index.server.ts';
import { refreshCells } from '#queries/cells/refresh.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { economy } from '#tests/queries/economy.ts';
import type { SeriesRow } from '#model/question.ts';
import { apiApp } from '../../src/api/app.server.ts';

const places = ['COM-75056', 'DEP-92', 'COM-35238'] as const;
const shops = places.flatMap((area, i) =>
  (['G07', 'G08'] as const).flatMap((sector, j) =>
    Array.from({ length: 7 }, (_, k) => ({
      unit: `${area} ${sector} ${k}`,
      area,
      sector,
      online: 1_000 * (1 + i + 2 * j + (k % 3))
    }))
  )
);
const lonely = { unit: 'alone', area: 'COM-35238', sector: 'G01' };

let store: Store;
beforeAll(async () => {
  const days = ['2020-02-11', '2020-04-14', '2020-06-09', '2020-11-10'];
  store = await economy(
    [
      ...shops.flatMap(({ unit, online }) =>
        days.map((day, n) => ({
          unit,
          day,
          in_store_minor: 60_000 - 10_000 * n,
          online_minor: online * (n + 1),
          pickup_minor: online,
          orders_n: 2,
          online_orders_n: 1,
          usual_minor: 70_000
        }))
      ),
      { unit: 'alone', day: '2020-04-14', in_store_minor: 5_000, online_minor: 500 }
    ],
    [...shops, lonely].map(({ unit, area, sector }) => ({ unit, area, sector }))
  );
  await refreshCells(store);
});
afterAll(() => closeStore(store));

async function api(
  metric: string,
  { from, until }: { from: string; until: string },
  where: Record<string, string | null>
): Promise<SeriesRow[]> {
  const search = new URLSearchParams({ metric, from, until });
  for (const [key, value] of Object.entries(where))
    if (value !== null && key !== 'by') search.append('where', `${key}=${value}`);
  if (where['by']) search.set('by', where['by']);
  const app = apiApp({ store: async () => store, isPublic: () => true });
  const response = await app.request(`/api/v1/series?${search}`);
  expect(response.status).toBe(200);
  return (await response.json()).rows;
}

const valueIn = (rows: readonly SeriesRow[], metric: string) =>
  rows.find((row) => row.metric === metric)?.value ?? null;

const views = fc.record({
  period: fc.constantFrom('all', '2020', '2020-04-01..2020-12-01'),
  sector: fc.constantFrom(null, 'culture', 'G07', 'G08'),
  area: fc.constantFrom('FR', 'REG-11', 'REG-53', 'DEP-75', 'DEP-92', 'COM-35238')
});

describe('numbers on the page equal the API', () => {
  test.each(fc.sample(views, { seed: 7, numRuns: 2 }))(
    'the page of $area, sector $sector, period $period',
    async ({ area, sector, period }) => {
      const found = await resolveArea(store, area);
      if (found === null) throw new Error(`no area ${area}`);
      const view: View = { ...noView, period, sector };
      const page = await areaPage(store, found, view, 'fr');
      if (page === null) throw new Error('no page');
      const days = page.period;
      const names = [...page.figures, ...page.facts].map(({ metric }) => metric);
      const rows = await api(names.join(','), days, { area, sector });
      for (const { metric, value } of [...page.figures, ...page.facts])
        expect([metric, value]).toEqual([metric, valueIn(rows, metric)]);
      for (const line of page.beside) {
        const own = await api('online_share_of_usual,online_share,recovery', days, {
          area: line.code,
          sector
        });
        expect(line.online_share_of_usual.value).toBe(valueIn(own, 'online_share_of_usual'));
        expect(line.online_share.value).toBe(valueIn(own, 'online_share'));
        expect(line.recovery.value).toBe(valueIn(own, 'recovery'));
      }
      if (page.inside !== null) {
        const parts = await api('online_share_of_usual', days, {
          area,
          sector,
          by: `area:${page.inside.level}`
        });
        expect(
          page.inside.map.rows.map((row) => [row.area, row.online_share_of_usual.value]).sort()
        ).toEqual(parts.map((row) => [row.area, row.value]).sort());
      }
    }
  );

  test.each(['G07'])('the page of the sector %s', async (code) => {
    const kin = await sectorOf(store, code, 'en');
    const page = await sectorPage(store, kin, noView, 'en');
    if (page === null) throw new Error('no page');
    const rows = await api(page.figures.map(({ metric }) => metric).join(','), page.period, {
      sector: code,
      area: 'FR'
    });
    for (const { metric, value } of page.figures) expect(value).toBe(valueIn(rows, metric));
    expect(page.figures.every(({ value }) => value !== null)).toBe(true);
    expect(page.beside[0]?.online_share_of_usual.value).toBe(
      valueIn(rows, 'online_share_of_usual')
    );
    expect(page.beside.at(-1)?.name).toBe('All sectors');
  });
});

describe('a place and its kin', () => {
  test('a commune lies in its département, région and country; its siblings are of the nearest whole', async () => {
    const area = await areaOf(store, 'COM-35238', new URL('http://x/areas/COM-35238'));
    const page = await areaPage(store, area, noView, 'fr');
    expect(page?.above.map(({ code }) => code)).toEqual(['FR', 'REG-53', 'DEP-35']);
    expect(page?.beside.map(({ code }) => code)).toEqual(['COM-35238', 'DEP-35', 'REG-53', 'FR']);
    expect(page?.inside).toBeNull();
  });

  test('the list of areas draws 18 régions, those without shops as missing, and finds Rennes without accents', async () => {
    const page = await areasPage(store, { view: noView, level: 'region', text: 'rennes' }, 'fr');
    expect(page?.map.layout?.drawn).toHaveLength(18);
    const fills = page?.map.layout?.drawn.map(({ code, fill }) => [code, fill]);
    expect(fills?.filter(([, fill]) => fill === 'missing')).toHaveLength(16);
    expect(page?.found).toMatchObject({ n: 1, areas: [{ href: '/areas/COM-35238' }] });
  });

  test('the list of sectors has a line for each that has shops, hidden where one shop would show', async () => {
    const page = await sectorList(store, noView, 'fr');
    expect(page?.families.map(({ whole }) => whole.code)).toEqual(['food', 'culture']);
    expect(page?.families[0]?.groups[0]?.online_share).toMatchObject({ value: null, status: 'A' });
  });

  test('an unknown code is a 404 with what may be meant; another spelling leads to the one address', async () => {
    const url = new URL('http://x/areas/Rennes?lang=en');
    const lost = await areaOf(store, 'Rennes', url).catch((error: unknown) => error);
    expect(isHttpError(lost, 404) && lost.body).toMatchObject({
      unknown: { kind: 'area', code: 'Rennes' },
      maybe: [{ href: '/areas/COM-35238', name: 'Rennes (Ille-et-Vilaine)' }]
    });
    const moved = await areaOf(store, 'com-35238', url).catch((error: unknown) => error);
    expect(isRedirect(moved) && [moved.status, moved.location]).toEqual([
      308,
      '/areas/COM-35238?lang=en'
    ]);
    const trade = await sectorOf(store, 'G99', 'en').catch((error: unknown) => error);
    expect(isHttpError(trade, 404) && trade.body).toMatchObject({
      unknown: { kind: 'sector', code: 'G99' }
    });
  });
});

test('who stands above is told by intervals, never by values alone', () => {
  const row = (code: string, low: number | null, high: number | null) => ({
    code,
    name: code,
    value: { value: 0.1, status: 'F' as const, coverage: 1 },
    low,
    high,
    enterprises_n: 20
  });
  const rows = [
    row('a', 0.1, 0.2),
    row('b', 0.21, 0.3),
    row('c', 0.15, 0.25),
    row('d', 0.01, 0.09),
    row('e', null, null),
    row('_U', 0.5, 0.6)
  ];
  expect(standingOf(rows, 'a')).toEqual({ above: 1, under: 1, same: 1, unsure: 1 });
  expect(standingOf(rows, 'e')).toBeNull();
});

describe('the method page', () => {
  test('says who is in with the numbers of the store', async () => {
    const { live, metrics } = await methodPage(store, 'en');
    expect(live?.population).toContain('43');
    expect(metrics.map(({ href }) => href)).toContain('/metrics/online_share_of_usual');
  });

  test('tells what changed by day and kind, without rows, files or shops', async () => {
    await store.engine.run(`
      INSERT INTO import BY NAME SELECT * FROM (VALUES
        (91, TIMESTAMP '2020-12-01 08:00:00', TIMESTAMP '2020-12-01 09:00:00', 'done', '["a.csv"]', '{}', 5, 5, 0, 0, 0, false),
        (92, TIMESTAMP '2020-12-01 10:00:00', TIMESTAMP '2020-12-01 11:00:00', 'undone', '["b.csv"]', '{}', 5, 5, 0, 0, 0, false),
        (93, TIMESTAMP '2020-12-02 10:00:00', NULL, 'running', '["c.csv"]', '{}', 5, 5, 0, 0, 0, false)
      ) AS t(import_id, started_at, finished_at, status, files, detected, read_n, accepted_n, updated_n, duplicate_n, quarantined_n, sample);
      INSERT INTO source_cover VALUES (1, 91, DATE '2020-11-01', DATE '2020-11-08', true, true), (2, 92, DATE '2020-11-05', DATE '2020-12-01', true, true);
      INSERT INTO event_log VALUES (TIMESTAMP '2020-12-03 10:00:00', 'undo', '{"import_id":92}')`);
    expect(await revisions(store, 10)).toEqual([
      { changed_on: '2020-12-03', kind: 'undo', changes_n: 1, from: null, until: null },
      {
        changed_on: '2020-12-01',
        kind: 'import',
        changes_n: 2,
        from: '2020-11-01',
        until: '2020-12-01'
      }
    ]);
  });
});
