import { describe, expect, test } from 'vitest';
import { areaMap, classLines, mapSummary, mapTable, type AreaRow } from '#lib/map/area-map.ts';
import { layoutOf } from '#lib/map/layout.ts';
import { conic } from '#lib/map/projection.ts';
import { steer } from '#lib/map/steer.ts';
import { formatIn } from '#lib/format.ts';
import { textsIn } from '#lib/text/index.ts';

const words = { text: textsIn('en'), format: formatIn('en') };

describe('the geometry of France', () => {
  test('has the 101 départements, overseas in frames of their own, inner Paris twice', () => {
    const layout = layoutOf('FR', 'departement');
    expect(layout?.shapes).toHaveLength(101);
    expect(new Set(layout?.shapes.map(({ code }) => code)).size).toBe(101);
    expect(layout?.enlarged.map(({ code }) => code).sort()).toEqual([
      'DEP-75',
      'DEP-92',
      'DEP-93',
      'DEP-94'
    ]);
    expect(layout?.frames.map(({ name }) => name)).toEqual([
      'Paris et petite couronne',
      'Guadeloupe',
      'Martinique',
      'Guyane',
      'La Réunion',
      'Mayotte'
    ]);
  });

  test('has the 18 régions, and no frame for Paris among them', () => {
    const layout = layoutOf('FR', 'region');
    expect(layout?.shapes).toHaveLength(18);
    expect(layout?.enlarged).toEqual([]);
    expect(layout?.frames).toHaveLength(5);
  });

  test('north is up and east is right: Lille over Paris over Marseille, Brest left of Strasbourg', () => {
    const layout = layoutOf('FR', 'departement');
    const at = (code: string) => {
      const shape = layout?.shapes.find((one) => one.code === code);
      return { x: shape?.x ?? NaN, y: shape?.y ?? NaN };
    };
    expect(at('DEP-59').y).toBeLessThan(at('DEP-75').y);
    expect(at('DEP-75').y).toBeLessThan(at('DEP-13').y);
    expect(at('DEP-29').x).toBeLessThan(at('DEP-67').x);
  });

  test('no drawn point leaves the drawing', () => {
    for (const level of ['region', 'departement'] as const) {
      const layout = layoutOf('FR', level);
      for (const { x, y } of layout?.shapes ?? []) {
        expect(x).toBeGreaterThan(0);
        expect(x).toBeLessThan(layout?.width ?? 0);
        expect(y).toBeGreaterThan(0);
        expect(y).toBeLessThan(layout?.height ?? 0);
      }
    }
  });

  test('a région alone fills the drawing; one of a single département has no map, nor has another country', () => {
    const corsica = layoutOf('FR', 'departement', ['DEP-2A', 'DEP-2B']);
    expect(corsica?.shapes.map(({ code }) => code)).toEqual(['DEP-2A', 'DEP-2B']);
    expect(layoutOf('FR', 'departement', ['DEP-974'])).toBeNull();
    expect(layoutOf('BR', 'region')).toBeNull();
  });
});

test('the projection keeps angles: a small square near Paris stays a square', () => {
  const project = conic([
    [-5, 42],
    [9, 51]
  ]);
  const [x, y] = project([2.35, 48.85]);
  const [eastX, eastY] = project([2.45, 48.85]);
  const [northX, northY] = project([2.35, 48.85 + 0.1 * Math.cos((48.85 * Math.PI) / 180)]);
  const east = Math.hypot(eastX - x, eastY - y);
  const north = Math.hypot(northX - x, northY - y);
  expect(east / north).toBeCloseTo(1, 2);
  expect(northY).toBeLessThan(y);
});

describe('keys on the map', () => {
  const places = [
    { x: 0, y: 0 },
    { x: 10, y: 1 },
    { x: 11, y: 30 },
    { x: -10, y: 0 }
  ];

  test('go to the nearest area that way, and nowhere where there is none', () => {
    expect(steer(places, 0, 'ArrowRight')).toBe(1);
    expect(steer(places, 0, 'ArrowLeft')).toBe(3);
    expect(steer(places, 1, 'ArrowDown')).toBe(2);
    expect(steer(places, 0, 'ArrowUp')).toBeNull();
    expect(steer(places, 2, 'Home')).toBe(0);
    expect(steer(places, 0, 'End')).toBe(3);
    expect(steer(places, 0, 'a')).toBeNull();
  });

  test('reach every département from the first one', () => {
    const shapes = layoutOf('FR', 'departement')?.shapes ?? [];
    const seen = new Set([0]);
    for (const from of seen)
      for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
        const next = steer(shapes, from, key);
        if (next !== null) seen.add(next);
      }
    expect(seen.size).toBe(101);
  });
});

describe('values on shapes', () => {
  const value = (number: number | null, status: 'F' | 'A' | null) => ({
    value: number,
    status,
    coverage: 1
  });
  const row = (area: string, share: ReturnType<typeof value>): AreaRow => ({
    area,
    name: area,
    href: `/areas/${area}`,
    online_share_of_usual: share,
    online_share: share,
    enterprises_n: 12
  });
  const map = areaMap(
    [
      row('REG-53', value(0.02, 'F')),
      row('REG-11', value(0, 'F')),
      row('REG-94', value(null, 'A')),
      row('REG-28', value(0.03, 'F'))
    ],
    layoutOf('FR', 'region'),
    (code) => ({ name: code, href: `/areas/${code}` })
  );
  const fill = (code: string) => map.layout?.drawn.find((area) => area.code === code)?.fill;

  test('suppressed, missing and zero are three fills', () => {
    expect([fill('REG-94'), fill('REG-84'), fill('REG-11')]).toEqual([
      'suppressed',
      'missing',
      'zero'
    ]);
    expect([fill('REG-53'), fill('REG-28')]).toEqual([1, 5]);
    expect(classLines(map.bounds ?? [], words).map(({ text }) => text)).toEqual([
      'below 2.5%',
      '2.5% to 3.0%',
      '3.0% and more'
    ]);
  });

  test('the table twin is sorted, hidden last, each name a link', () => {
    const { rows } = mapTable(map, words);
    expect(rows.map(([head]) => head)).toEqual([
      { text: 'REG-28', href: '/areas/REG-28' },
      { text: 'REG-53', href: '/areas/REG-53' },
      { text: 'REG-11', href: '/areas/REG-11' },
      { text: 'REG-94', href: '/areas/REG-94' }
    ]);
    expect(rows.map((cells) => cells[1]?.text)).toEqual(['3.0%', '2.0%', '0%', 'hidden']);
  });

  test('the sentence names both ends and counts the hidden', () => {
    expect(mapSummary(map, words)).toBe(
      'Across 3 areas that can be published, the online share of usual turnover goes from 0% (REG-11) to 3.0% (REG-28). One area is under statistical confidentiality.'
    );
  });
});
