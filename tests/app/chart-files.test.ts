import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chartFile, chartOfView, fileName } from '#lib/charts/files/chart-file.server.ts';
import { details } from '#lib/overview/details.server.ts';
import { inMoney, mainMoney } from '#lib/overview/rows.ts';
import { overview } from '#lib/overview/overview.server.ts';
import { noView, type View } from '#lib/view/view.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { series } from '#queries/series.ts';
import { richStore } from '#tests/clickhouse/rich-store.ts';

let store: Store;
beforeAll(async () => {
  store = await richStore(6, 5);
});
afterAll(() => closeStore(store));

const names = [
  'online-shares',
  'ranked-intervals',
  'heat-map',
  'area-map',
  'channels-over-time'
] as const;
const view: View = { ...noView, period: 'all', grain: 'month' };

const found = async (name: string, lang: 'fr' | 'en' = 'en') => {
  const chart = await chartOfView(name, { store, view, lang });
  if (chart === null) throw new Error(`no chart: ${name}`);
  return chart;
};
/** Fields of CSV lines without quoted line breaks. */
const fields = (csv: string): string[][] =>
  csv
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...`${line},`.matchAll(/("(?:[^"]|"")*"|[^,]*),/g)].map(([, field = '']) =>
        field.replace(/^"|"$/g, '').replaceAll('""', '"')
      )
    );

describe.each(names)('%s', (name) => {
  test('as CSV holds every number and status of the table on the page, exactly', async () => {
    const { chart, data, words, ...more } = await found(name);
    const [head = [], ...lines] = fields(
      String(await chartFile('csv', { chart, data, words, ...more }))
    );
    const table = chart.table(data, words);
    expect(lines).toHaveLength(table.rows.length);
    const plain = head.flatMap((column, i) => (column.endsWith(' (status)') ? [] : [i]));
    expect(plain.map((i) => head[i])).toEqual(table.columns);
    for (const [i, row] of table.rows.entries())
      for (const [j, cell] of row.entries()) {
        const at = plain[j] ?? -1;
        const field = lines[i]?.[at];
        if (typeof cell.value === 'number') expect(Number(field)).toBe(cell.value);
        if (cell.value === null) expect(field).toBe('');
        if (cell.status !== undefined) expect(lines[i]?.[at + 1]).toBe(cell.status ?? '');
      }
  });

  test('as SVG needs nothing else, says what it is, and marks sample data', async () => {
    const svg = String(await chartFile('svg', { ...(await found(name)), sample: true }));
    expect(svg).not.toMatch(/var\(|currentColor|href=|<style/);
    expect(svg).toMatch(/<title id="title">[^<]{8,}<\/title><desc id="desc">[^<]{40,}<\/desc>/);
    expect(svg).toContain('SAMPLE DATA');
    expect(svg).toMatch(/Source: .*Period: .*Licence: /s);
  });
});

test('a ranked chart, its file and the series are the same numbers', async () => {
  const { rows } = await series(store, {
    metrics: ['online_share_of_usual'],
    by: { sector: 'group' },
    where: { area: 'FR' },
    interval: 'linear',
    lang: 'en'
  });
  const published = inMoney(rows, mainMoney(rows)).flatMap(({ value, low, high }) =>
    value === null ? [] : [[value, low ?? '', high ?? ''].map(String).join(' ')]
  );
  const csv = String(await chartFile('csv', await found('ranked-intervals')));
  const filed = fields(csv)
    .slice(1)
    .filter(([, value]) => value !== '')
    .map(([, value, , low, high]) => [value, low, high].join(' '));
  expect(published.length).toBeGreaterThan(0);
  expect(filed.toSorted()).toEqual(published.toSorted());
  const page = await details(store, view, 'en');
  const shown = page?.ranked?.data.rows.flatMap(({ value }) => value.value ?? []) ?? [];
  expect(shown.map(String).toSorted()).toEqual(filed.map((line) => line.split(' ')[0]).toSorted());
});

test('the two shares over time in the file are those of page and series', async () => {
  const page = await overview(store, view, 'fr');
  const { rows } = await series(store, {
    metrics: ['online_share'],
    by: { period: 'month' },
    where: { area: 'FR' }
  });
  const values = inMoney(rows, mainMoney(rows)).map(({ value }) => String(value ?? ''));
  const csv = String(await chartFile('csv', await found('online-shares', 'fr')));
  expect(
    fields(csv)
      .slice(1)
      .map(([, value]) => value)
  ).toEqual(values);
  expect(
    page?.charts.shares.data.rows.map((row) => row.online_share.value ?? '').map(String)
  ).toEqual(values);
});

test('the workbook has the figures on one sheet and what they are on the other', async () => {
  const file = await chartFile('xlsx', { ...(await found('ranked-intervals')), sample: true });
  const sheets = await readXlsxFile(Buffer.from(file));
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['figures', 'method']);
  const [figures = [], about = []] = sheets.map(({ data }) => data);
  const csv = fields(String(await chartFile('csv', await found('ranked-intervals'))));
  expect(figures).toHaveLength(csv.length);
  expect(figures[1]?.[1]).toBe(Number(csv[1]?.[1]));
  expect(about.map(([term]) => term)).toEqual(
    expect.arrayContaining(['Title', 'Definition', 'Source', 'Period', 'Licence', 'Statuses'])
  );
});

test('the image is a PNG twice the size of the drawing, with letters in it', async () => {
  const png = Buffer.from(await chartFile('png', await found('heat-map', 'fr')));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(1640);
  expect(png.length).toBeGreaterThan(20_000);
});

test('a map in a file has an outline for each area of its table, says whose they are, and can be of a finer level', async () => {
  const outlines = async (level: 'region' | 'departement') => {
    const map = await chartOfView('area-map', { store, view, level, lang: 'en' });
    if (map === null) throw new Error('no map');
    const svg = String(await chartFile('svg', map));
    expect(svg).toContain('IGN, Admin Express');
    return svg.match(/<path [^>]*d="M\d+,\d+l/g)?.length ?? 0;
  };
  const regions = await outlines('region');
  expect(regions).toBeGreaterThanOrEqual(18);
  expect(await outlines('departement')).toBeGreaterThan(4 * regions);
});

test('no chart of another name, and files are named after the choices', async () => {
  expect(await chartOfView('sparkline', { store, view, lang: 'en' })).toBeNull();
  expect(await chartOfView('../secret', { store, view, lang: 'en' })).toBeNull();
  expect(fileName('heat-map', 'csv', { ...noView, area: 'REG-84', period: '2020' })).toBe(
    'vitrine-heat-map-2020-REG-84.csv'
  );
});
