import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScratch } from '#queries/engines/scratch.ts';
import type { Engine } from '#queries/engines/duckdb.ts';
import { survivalOf, type Case } from '#queries/study/survival.ts';
import sellersText from './olist-adoption.sql?raw';
import leadsText from './olist-leads.sql?raw';
import { sharedFiles } from './shared.ts';

const files = sharedFiles(
  'orders/olist-2017/orders.csv.gz',
  'orders/olist-2017/order_items.csv.gz',
  'programme/olist-marketing-funnel/qualified_leads.csv',
  'programme/olist-marketing-funnel/closed_deals.csv'
);

type Seller = { cohort: string; seen_days: number; active_days: number | null };

describe.skipIf(files === null)('Olist: joining a marketplace', () => {
  const [orders = '', items = '', leads = '', deals = ''] = files ?? [];
  let engine: Engine;
  let sellers: Seller[];

  beforeAll(async () => {
    engine = await openScratch();
    sellers = await engine.query<Seller>(sellersText, { orders, items });
  });
  afterAll(() => engine.close());

  const casesOf = (some: readonly Seller[]): Case[] =>
    some.map(({ active_days, seen_days }) => ({
      time: active_days ?? seen_days,
      event: active_days === null ? 0 : 1,
      group: ''
    }));
  /** The share arrived by a number of days, by the curve of the product. */
  const curveOf = (cases: readonly Case[]) => {
    const { steps, median } = survivalOf(cases, '');
    const by = (days: number) => 1 - (steps.findLast(({ time }) => time <= days)?.survival ?? 1);
    return { by, median };
  };

  /** Kaplan–Meier once more, by handing the weight of everyone lost from sight to those who stay longer. */
  const shareByWeights = (cases: readonly Case[], days: number): number => {
    const sorted = cases.toSorted((a, b) => a.time - b.time || b.event - a.event);
    let [weight, arrived] = [1 / sorted.length, 0];
    for (const [i, { time, event }] of sorted.entries()) {
      if (time > days) break;
      if (event === 1) arrived += weight;
      else weight += weight / (sorted.length - i - 1);
    }
    return arrived;
  };

  test('873 sellers joined by a first counted order, month by month', () => {
    const months = [...new Set(sellers.map(({ cohort }) => cohort))].sort();
    expect(
      months.map((month) => {
        const own = sellers.filter(({ cohort }) => cohort === month);
        return [month, own.length, own.filter(({ active_days }) => active_days !== null).length];
      })
    ).toEqual([
      ['2017-01', 103, 27],
      ['2017-02', 135, 24],
      ['2017-03', 131, 16],
      ['2017-04', 68, 8],
      ['2017-05', 107, 10],
      ['2017-06', 71, 4],
      ['2017-07', 87, 6],
      ['2017-08', 87, 2],
      ['2017-09', 84, 0]
    ]);
  });

  test('few of them come to sell every week: 4.8 % within 8 weeks, 13.6 % within 26', () => {
    const cases = casesOf(sellers);
    const { by, median } = curveOf(cases);
    expect([28, 56, 91, 182].map((days) => Number(by(days).toFixed(4)))).toEqual([
      0.0159, 0.0476, 0.0788, 0.1364
    ]);
    for (const days of [21, 28, 56, 91, 182, 260])
      expect(by(days)).toBeCloseTo(shareByWeights(cases, days), 12);
    expect(median.time).toBeNull();
  });

  test('of 8,000 firms that asked to join, 3.6 % had signed after a week and 9.7 % after half a year', async () => {
    const asked = await engine.query<{ time: number; event: number }>(leadsText, { leads, deals });
    const cases = asked.map((row): Case => ({ ...row, group: '' }));
    const { by } = curveOf(cases);
    expect([cases.length, cases.filter(({ event }) => event === 1).length]).toEqual([8000, 842]);
    expect([7, 30, 90, 180].map((days) => Number(by(days).toFixed(4)))).toEqual([
      0.0355, 0.0694, 0.0865, 0.0969
    ]);
    expect(by(180)).toBeCloseTo(shareByWeights(cases, 180), 12);
  });
});
