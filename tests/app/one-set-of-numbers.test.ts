import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chartFile, chartOfView } from '#lib/charts/files/chart-file.server.ts';
import { overview, type Overview } from '#lib/overview/overview.server.ts';
import { inMoney } from '#lib/overview/rows.ts';
import { areaPage } from '#lib/places/area-page.server.ts';
import { sectorOf } from '#lib/places/load.server.ts';
import { sectorPage } from '#lib/places/sector-page.server.ts';
import { noView, type View } from '#lib/view/view.ts';
import type { SeriesRow } from '#model/question.ts';
import { resolveArea } from '#queries/index.server.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { richStore } from '#tests/clickhouse/rich-store.ts';
import { apiApp } from '../../src/api/app.server.ts';

let store: Store;
beforeAll(async () => {
  store = await richStore(6, 5);
});
afterAll(() => closeStore(store));

type Asked = { metric: string; by?: string; from: string; until: string };

/** What `/api/v1/series` answers for a view, in the money of the page. */
async function api(page: Overview, { metric, by, ...days }: Asked): Promise<SeriesRow[]> {
  const { area, sector } = page.view;
  const search = new URLSearchParams({ metric, ...days, ...(by === undefined ? {} : { by }) });
  search.append('where', `area=${area ?? page.choices.countries[0] ?? ''}`);
  if (sector !== null) search.append('where', `sector=${sector}`);
  const app = apiApp({ store: async () => store, isPublic: () => true });
  const response = await app.request(`/api/v1/series?${search}`);
  expect(response.status).toBe(200);
  return inMoney(((await response.json()) as { rows: SeriesRow[] }).rows, page.money); // our own answer
}

/** The first number and its status of each line of the file of a chart. */
async function filed(name: string, view: View): Promise<string[][]> {
  const found = await chartOfView(name, { store, view, lang: 'en' });
  if (found === null) return [];
  const [, ...lines] = String(await chartFile('csv', found))
    .trimEnd()
    .split('\r\n');
  return lines.map((line) => line.replace(/^("(?:[^"]|"")*"|[^,]*),/, '').split(','));
}

const told = (value: number | null): string => (value === null ? '' : String(value));

const views = fc.record({
  days: fc.constantFrom(
    ['2020-01-01', '2021-01-01'],
    ['2020-10-01', '2021-01-01'],
    ['2019-07-01', '2020-12-01']
  ),
  grain: fc.constantFrom('month' as const, 'quarter' as const),
  sector: fc.constantFrom(null, 'culture', 'G07', 'G08'),
  area: fc.constantFrom(null, 'REG-11', 'DEP-75', 'DEP-35', 'DEP-75,DEP-35', 'REG-11,REG-53')
});
const sample = fc.sample(views, { seed: 2020, numRuns: 6 }).map(({ days, ...view }): View => {
  const [from = null, until = null] = days;
  return { ...noView, ...view, from, until };
});

/** Numbers and hidden values met so far: a sample without them would say nothing. */
const met = { shown: 0, hidden: 0 };

/** Asserts that a page's figures and lines are the API's, and the file of the lines theirs. */
async function isTheSame(page: Overview, grain: string): Promise<void> {
  const days = page.period;
  const metrics = page.figures.map(({ metric }) => metric);
  const whole = await api(page, { metric: metrics.join(), ...days });
  for (const { metric, value, mark } of page.figures) {
    const row = whole.find((one) => one.metric === metric);
    expect([metric, value]).toEqual([metric, row?.value ?? null]);
    const isHidden = ['A', 'O', 'D'].includes(row?.status ?? '');
    expect([metric, mark === 'suppressed']).toEqual([metric, isHidden]);
    met.shown += value === null ? 0 : 1;
    met.hidden += isHidden ? 1 : 0;
  }
  const lines = ['online_share', 'online_share_of_usual', 'recovery'] as const;
  const overTime = await api(page, { metric: lines.join(), by: `period:${grain}`, ...days });
  const shown = page.charts.shares.data.rows;
  const file = await filed('online-shares', page.view);
  for (const [i, metric] of lines.entries()) {
    const published = overTime.filter((row) => row.metric === metric);
    expect(shown.map((row) => [row.period, row[metric].value, row[metric].status])).toEqual(
      published.map(({ period, value, status }) => [period, value, status])
    );
    expect(file.map((fields) => fields.slice(2 * i, 2 * i + 2))).toEqual(
      published.map(({ value, status }) => [told(value), status ?? ''])
    );
  }
}

describe('page, API and file give the same numbers', () => {
  test.each(sample)('overview: $area $sector $from $until $grain', async (view) => {
    const page = await overview(store, view, 'en');
    if (page === null) throw new Error('no page');
    await isTheSame(page, view.grain ?? '');
    const bySector = await api(page, {
      metric: 'online_share_of_usual,online_share',
      by: `sector:${view.sector?.startsWith('G') === true ? 'class' : 'group'}`,
      ...page.period
    });
    const shared = ['online_share_of_usual', 'online_share'].find((metric) =>
      bySector.some((row) => row.metric === metric && row.value !== null)
    );
    const published = bySector.filter((row) => row.metric === shared && row.value !== null);
    const ranked = await filed('ranked-intervals', page.view);
    if (ranked.length > 0)
      expect(ranked.flatMap(([value]) => value || []).sort()).toEqual(
        published.map(({ value }) => told(value)).sort()
      );
  });

  test.each(sample.slice(0, 3))('area: $area $sector $from $until', async (view) => {
    const area = await resolveArea(store, view.area?.split(',')[0] ?? 'FR');
    if (area === null) throw new Error('no area');
    const page = await areaPage(store, area, view, 'en');
    if (page === null) throw new Error('no page');
    await isTheSame(page, view.grain ?? '');
    const facts = await api(page, {
      metric: page.facts.map(({ metric }) => metric).join(),
      ...page.period
    });
    for (const { metric, value } of page.facts)
      expect([metric, value]).toEqual([
        metric,
        facts.find((row) => row.metric === metric)?.value ?? null
      ]);
  });

  test.each(sample.slice(3))('sector: $area $from $until', async (view) => {
    const kin = await sectorOf(store, view.sector ?? 'G08', 'en');
    const page = await sectorPage(store, kin, view, 'en');
    if (page === null) throw new Error('no page');
    await isTheSame(page, view.grain ?? '');
  });

  test('the sample has numbers and hidden values', () => {
    expect(met.shown).toBeGreaterThan(10);
    expect(met.hidden).toBeGreaterThan(0);
  });
});
