import { describe, expect, test } from 'vitest';
import { classBounds, classOf, stepOf } from '#lib/charts/classes.ts';
import { heatData } from '#lib/charts/from-rows.ts';
import { heatMap } from '#lib/charts/heat-map.ts';
import { drawChart } from '#lib/charts/render.server.ts';
import { nearestStop, steppedTo } from '#lib/charts/stops.ts';
import { formatIn } from '#lib/format.ts';
import { textsIn } from '#lib/text/index.ts';
import type { SeriesRow } from '#model/question.ts';

const en = { text: textsIn('en'), format: formatIn('en') };

describe('classes', () => {
  test('bounds are round, part the values about evenly, and leave noughts out', () => {
    const values = [0, 0, 0.011, 0.024, 0.031, 0.052, 0.08, 0.117, 0.241, 0.312];
    expect(classBounds(values)).toEqual([0.025, 0.05, 0.085, 0.19]);
  });

  test('a bound belongs to the class above it', () => {
    expect([0.024, 0.025, 0.5].map((value) => classOf(value, [0.025, 0.19]))).toEqual([0, 1, 2]);
  });

  test('fewer classes still run from the palest to the strongest', () => {
    expect([0, 1, 2].map((i) => stepOf(i, [0.1, 0.2]))).toEqual([0, 2, 4]);
    expect(stepOf(0, [])).toBe(2);
  });

  test('equal values and no values have no bounds', () => {
    expect([classBounds([0.2, 0.2, 0.2]), classBounds([]), classBounds([0])]).toEqual([[], [], []]);
  });
});

const row = (
  sector: string,
  area: string,
  value: number | null,
  status: SeriesRow['status']
): SeriesRow => ({
  period: null,
  from: null,
  until: null,
  sector,
  sector_name: `Sector ${sector}`,
  area,
  area_name: `Area ${area}`,
  channel: null,
  metric: 'online_share_of_usual',
  value,
  status,
  currency: 'EUR',
  tax_basis: 'ht',
  enterprises_n: value === null ? null : 30,
  coverage: value === null ? null : 1,
  provisional: false,
  unfinished: false,
  compared_period: null,
  compared_from: null,
  compared_until: null,
  compared_value: null,
  compared_status: null
});

const data = heatData(
  [
    row('G47', '11', 0.31, 'F'),
    row('G47', '24', 0, 'F'),
    row('_U', '11', 0.02, 'F'),
    row('G10', '11', null, 'O'),
    row('G10', '24', null, null),
    row('G99', '24', null, null)
  ],
  {
    metric: 'online_share_of_usual',
    measure: 'Share of usual turnover',
    unknown: 'Unknown sector',
    unknownArea: 'Unknown area'
  }
);

test('a sector without any value is left out, the unknown one comes last', () => {
  expect(data.rows.map(({ name }) => name)).toEqual(['Sector G10', 'Sector G47', 'Unknown sector']);
  expect(data.columns.map(({ code }) => code)).toEqual(['11', '24']);
});

test('hidden, missing and nought read differently in table and key', () => {
  expect(
    heatMap.table(data, en).rows.map(([, ...cells]) => cells.map((cell) => [cell.text, cell.mark]))
  ).toEqual([
    [
      ['hidden', 'suppressed'],
      ['no data', 'missing']
    ],
    [
      ['31.0%', undefined],
      ['0%', 'zero']
    ],
    [
      ['2.0%', undefined],
      ['no data', 'missing']
    ]
  ]);
  expect(heatMap.key(data, en).map(({ swatch }) => swatch)).toEqual(['hatched', 'blank', 'nought']);
  expect(heatMap.summary(data, en)).toBe(
    'Share of usual turnover: from 0% (Sector G47, Area 24) to 31.0% (Sector G47, Area 11). One value is hidden for confidentiality. 2 values are missing.'
  );
});

test('hidden, missing and nought are three different marks of the picture', () => {
  const { markup } = drawChart(heatMap, data, 'en').wide;
  const count = (text: string) => markup.split(text).length - 1;
  expect(count('fill="url(#heat-map-wide-hatch)"')).toBe(1);
  expect(count('<circle')).toBe(2);
  expect(count('>0</text>')).toBe(1);
});

test('arrows walk from cell to cell, down and up within a column', () => {
  const stops = heatMap.stops(data, { ...en, variant: 'wide', ...heatMap.size(data, 'wide') });
  expect(stops.map(({ title }) => title)).toEqual([
    'Sector G10, Area 11',
    'Sector G10, Area 24',
    'Sector G47, Area 11',
    'Sector G47, Area 24',
    'Unknown sector, Area 11',
    'Unknown sector, Area 24'
  ]);
  const step = (index: number, key: string) => steppedTo(stops, 'cell', index, key);
  expect([step(0, 'ArrowDown'), step(3, 'ArrowUp'), step(4, 'ArrowDown')]).toEqual([2, 1, 4]);
  expect(step(0, 'ArrowRight')).toBeNull();
  const { x = 0, y = 0 } = stops[3] ?? {};
  expect(nearestStop(stops, 'cell', { x: x + 4, y: y - 4 })).toBe(3);
});
