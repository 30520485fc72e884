import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSite, type Site } from '#tests/browser/overview-server.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite(60);
});
afterAll(() => site?.stop());

const textAt = async (path: string): Promise<string> => (await fetch(site.url + path)).text();

/** Fields of CSV lines without quoted line breaks, heads left out. */
const fieldsOf = (csv: string): string[][] =>
  csv
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((line) =>
      [...`${line},`.matchAll(/("(?:[^"]|"")*"|[^,]*),/g)].map(([, field = '']) => field)
    );

/** One chart of a page: its name, the numbers of its table row by row, the addresses of its files by kind. */
type Shown = { name: string; numbers: string[][]; files: Record<string, string> };

async function chartsOf(path: string): Promise<Shown[]> {
  const { document } = parseHTML(await textAt(path));
  return [...document.querySelectorAll('figure[data-chart]')].map((figure) => ({
    name: figure.getAttribute('data-chart') ?? '',
    numbers: [...figure.querySelectorAll('details table tbody tr')].map((row) =>
      [...row.querySelectorAll('data')].map((cell) => cell.getAttribute('value') ?? '')
    ),
    files: Object.fromEntries(
      [...figure.querySelectorAll('.files a')].map((link) => [
        link.textContent?.trim() ?? '',
        link.getAttribute('href') ?? ''
      ])
    )
  }));
}

/** Whether all of `some` stand in `all`, in this order. */
const holds = (all: readonly string[], some: readonly string[]): boolean => {
  let at = 0;
  for (const one of all)
    if (some[at] !== undefined && Number(one) === Number(some[at]) && one !== '') at += 1;
  return at === some.length;
};

describe.each([
  ['/?lang=en&period=2020', 5],
  ['/areas/REG-84?lang=fr&period=2020&grain=month', 4],
  ['/sectors/G09?lang=en', 4],
  ['/programme?lang=fr', 3]
])('%s', (path, least_n) => {
  test('every chart has its four files, and their figures are those of its table', async () => {
    const charts = await chartsOf(path);
    expect(charts.length).toBeGreaterThanOrEqual(least_n);
    for (const { name, numbers, files } of charts) {
      expect([name, Object.keys(files)]).toEqual([name, ['PNG', 'SVG', 'CSV', 'XLSX']]);
      const rows = fieldsOf(await textAt(files['CSV'] ?? ''));
      expect([name, rows.length]).toEqual([name, numbers.length]);
      for (const [i, own] of numbers.entries())
        expect([name, own, holds(rows[i] ?? [], own)]).toEqual([name, own, true]);
      expect(await textAt(files['SVG'] ?? '')).toMatch(/^<\?xml|^<svg/);
    }
  });
});

test.each([
  ['/areas/REG-84?lang=en', 'ranked-intervals', '/charts/area-siblings.'],
  ['/sectors/G09?lang=en', 'ranked-intervals', '/charts/sector-siblings.'],
  ['/programme?lang=en', 'adoption-funnel', '/charts/adoption-funnel.']
])('%s: %s can be had as picture and workbook too', async (path, name, address) => {
  const charts = await chartsOf(path);
  const chart = charts.find((one) => one.name === name && one.files['PNG']?.startsWith(address));
  const first = async (kind: string) => {
    const bytes = await (await fetch(site.url + (chart?.files[kind] ?? ''))).arrayBuffer();
    return Buffer.from(bytes.slice(0, 4)).toString('latin1');
  };
  expect(await first('PNG')).toBe('\x89PNG');
  expect(await first('XLSX')).toBe('PK\x03\x04');
});

test('a chart of a programme stands alone in a frame, and leads back to the programme', async () => {
  const page = await textAt('/embed/adoption-curve?programme=clique-mon-commerce&lang=en');
  expect(page).toContain('data-chart="adoption-curve"');
  expect(page).toMatch(/href="\/programme\?programme=clique-mon-commerce&(amp;)?lang=en"/);
  const unknown = await fetch(`${site.url}/charts/effect-since-joining.csv?outcome=none`);
  expect(unknown.status).toBe(404);
});
