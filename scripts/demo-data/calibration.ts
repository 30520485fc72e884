import { parsePeriod } from '#model/period.ts';
import type { Engine } from '#queries/engines/duckdb.ts';
import basket from './basket.sql?raw';
import change from './change.sql?raw';
import early from './early-sellers.sql?raw';
import list from './figures.csv?raw';
import share from './share.sql?raw';
import uptake from './uptake.sql?raw';

/** One published figure beside what the demo gives, both as people read them. */
export type Line = {
  what: string;
  published: string;
  demo: string;
  source: string;
  remark: string;
};

type Window = { from: string; until: string };
type Asked = { engine: Engine; sectors: string; before: Window; after: Window };

/** Activity codes by pattern; a shop that is known by its group only has that instead. */
const codes: Record<string, string> = {
  '': '',
  shops: '^(47[.][0-8]|10[.]|G(0[1-9]|1[0-3])$)',
  not_food: '^47[.]([3-7]|26)',
  food: '^(47[.](1|2[^6])|10[.])',
  clothing: '^47[.](71|72)',
  diy: '^47[.]52',
  jewellery: '^47[.]77',
  sport: '^47[.]64',
  beauty: '^47[.]75',
  pharmacy: '^47[.]73',
  toys: '^47[.]65',
  web: '^47[.]9'
};

const percent = (ratio: number | null, decimals: number): string =>
  ratio === null || Number.isNaN(ratio) ? 'none' : `${(ratio * 100).toFixed(decimals)} %`;

/** Revenue of both windows over the same shops, minor units. */
async function twoWindows(sql: string, { engine, sectors, before, after }: Asked) {
  const [row] = await engine.query<{ before_minor: number; after_minor: number }>(sql, {
    sectors,
    from_a: before.from,
    until_a: before.until,
    from_b: after.from,
    until_b: after.until
  });
  return (row?.after_minor ?? NaN) / (row?.before_minor ?? NaN);
}

async function shareOf({ engine, sectors, before }: Asked, remote: boolean): Promise<string> {
  const [row] = await engine.query<{ share: number | null }>(share, { sectors, remote, ...before });
  return percent(row?.share ?? null, 2);
}

const measures: Record<string, (asked: Asked) => Promise<string>> = {
  none: () => Promise.resolve('none'),
  change: async (asked) => percent((await twoWindows(change, asked)) - 1, 1),
  part: async (asked) => percent(await twoWindows(change, asked), 1),
  early: async (asked) => percent((await twoWindows(early, asked)) - 1, 1),
  online: (asked) => shareOf(asked, false),
  distance: (asked) => shareOf(asked, true),
  async basket({ engine, before }) {
    const [row] = await engine.query<{ basket: number }>(basket, before);
    return `${row?.basket.toFixed(1) ?? 'none'} EUR`;
  },
  async uptake({ engine, before }) {
    const [row] = await engine.query<{ share: number }>(uptake, { on_day: before.from });
    return percent(row?.share ?? null, 1);
  }
};

/** A window written as a period's label or as two days, the second excluded. */
function windowOf(text: string): Window {
  const [from = '', until] = text.split('/');
  if (until !== undefined) return { from, until };
  const period = parsePeriod(from);
  return { from: period.from, until: period.until };
}

/** Every published figure of figures.csv beside what the demo in the store gives. */
export async function calibrate(engine: Engine): Promise<Line[]> {
  const lines: Line[] = [];
  for (const row of list.trim().split('\n').slice(1)) {
    const [
      what = '',
      published = '',
      source = '',
      name = '',
      sector = '',
      from = '',
      to = '',
      remark = ''
    ] = row.split(';');
    const measure = measures[name];
    const sectors = codes[sector];
    if (measure === undefined || sectors === undefined) throw new Error(`unknown measure: ${row}`);
    const before = windowOf(from);
    const after = to === '' ? before : windowOf(to);
    lines.push({
      what,
      published,
      source,
      remark,
      demo: await measure({ engine, sectors, before, after })
    });
  }
  return lines;
}

/** The lines as a table of the documentation. */
export const toMarkdown = (lines: Line[]): string =>
  [
    '| Figure | Published | Demo | Source | Remark |',
    '| --- | --- | --- | --- | --- |',
    ...lines.map((line) =>
      `| ${line.what} | ${line.published} | ${line.demo} | ${line.source} | ${line.remark} |`.replaceAll(
        '|  |',
        '| |'
      )
    )
  ].join('\n');
