import { describe, expect, test } from 'vitest';
import { channelsOverTime } from '#lib/charts/channels-over-time.ts';
import { drawChart } from '#lib/charts/render.server.ts';
import { channelsData, fulfilmentData } from '#lib/charts/stacked-rows.ts';
import { formatIn } from '#lib/format.ts';
import { textsIn } from '#lib/text/index.ts';
import type { SeriesRow } from '#model/question.ts';

const en = { text: textsIn('en'), format: formatIn('en') };
const year = { from: '2020-01-01', until: '2021-01-01' };

const row = (
  month: string,
  metric: string,
  channel: string | null,
  value: number | null,
  status: SeriesRow['status'] = value === null ? null : 'F'
): SeriesRow => ({
  period: `2020-${month}`,
  from: `2020-${month}-01`,
  until: `2020-${month}-28`,
  sector: null,
  sector_name: null,
  area: null,
  area_name: null,
  channel,
  metric,
  value,
  status,
  currency: 'EUR',
  tax_basis: 'ht',
  enterprises_n: 9,
  coverage: 1,
  provisional: false,
  unfinished: false,
  compared_period: null,
  compared_from: null,
  compared_until: null,
  compared_value: null,
  compared_status: null
});
const sales = (channel: string | null, value: number | null, status?: SeriesRow['status']) =>
  row('11', 'total_revenue', channel, value, status);

describe('sales away from the counter', () => {
  test('are shares of their own sum, in parts of several channels', () => {
    const { parts, periods } = channelsData(
      year,
      [
        sales('counter', 900),
        sales('own_site', 50),
        sales('phone', 20),
        sales('sms', 10),
        sales('email', 20)
      ],
      [sales(null, 1000)]
    );
    expect(parts).toEqual(['own_site', 'phone', 'message']);
    expect(periods[0]?.values.map(({ value }) => value)).toEqual([0.5, 0.3, 0.2]);
    expect(periods[0]?.hidden).toBe(0);
  });

  test('of hidden channels only what they make together is told, from the whole', () => {
    const { periods } = channelsData(
      year,
      [
        sales('counter', 800),
        sales('own_site', 100),
        sales('marketplace', null, 'A'),
        sales('phone', null, 'D')
      ],
      [sales(null, 1000)]
    );
    expect(periods[0]?.values.map(({ value, status }) => [value, status])).toEqual([
      [0.5, 'F'],
      [null, 'A'],
      [null, 'D']
    ]);
    expect(periods[0]?.hidden).toBe(0.5);
  });

  test('with a hidden whole nothing is told', () => {
    const { periods } = channelsData(
      year,
      [sales('counter', 800), sales('own_site', 100), sales('phone', null, 'A')],
      [sales(null, null, 'D')]
    );
    expect(periods[0]?.hidden).toBeNull();
    expect(periods[0]?.values.map(({ value }) => value)).toEqual([null, null]);
  });

  test('a month without a sale is missing, not nought', () => {
    const { periods } = channelsData(
      year,
      [sales('own_site', 100)],
      [row('10', 'total_revenue', null, null), sales(null, 100)]
    );
    expect(periods.map(({ values }) => values[0]?.value)).toEqual([null, 1]);
  });
});

test('online sales are collected in the shop or not', () => {
  const { periods } = fulfilmentData(year, [
    row('10', 'online_share', null, 0.1),
    row('10', 'pickup_share', null, 0.025),
    row('11', 'online_share', null, 0.1),
    row('11', 'pickup_share', null, null, 'A'),
    row('12', 'online_share', null, 0),
    row('12', 'pickup_share', null, 0)
  ]);
  expect(periods.map(({ values }) => values.map(({ value, status }) => value ?? status))).toEqual([
    [0.25, 0.75],
    ['A', 'A'],
    [null, null]
  ]);
});

test('unfinished wholes are striped and make no sentence; a gap has no column', () => {
  const data = channelsData(
    year,
    [
      row('09', 'total_revenue', 'own_site', 60),
      row('09', 'total_revenue', 'phone', 40),
      row('11', 'total_revenue', 'phone', 5)
    ],
    [
      row('09', 'total_revenue', null, 100),
      row('10', 'total_revenue', null, null),
      { ...row('11', 'total_revenue', null, 5), unfinished: true }
    ]
  );
  const { markup } = drawChart(channelsOverTime, data, 'en').wide;
  expect(markup.split('url(#channels-over-time-wide-stripes)').length - 1).toBe(1);
  expect(channelsOverTime.summary(data, en)).toContain(
    'Away from the counter, the first channel in September 2020 is “The shop’s own site or app”: 60.0%'
  );
  expect(channelsOverTime.key(data, en).map(({ swatch }) => swatch)).toEqual(['striped', 'blank']);
});
