import type { Engine } from '#queries/engines/duckdb.ts';
import basket from './basket.sql?raw';
import change from './change.sql?raw';
import early from './early-sellers.sql?raw';
import share from './share.sql?raw';
import uptake from './uptake.sql?raw';

/** One published figure beside what the demo gives, both in the unit of `published`. */
export type Line = {
  what: string;
  published: string;
  demo: string;
  source: string;
  remark: string;
};

type Figure = Omit<Line, 'demo'> & { demo: (engine: Engine) => Promise<string> };

const percent = (ratio: number | null | undefined): string =>
  ratio === null || ratio === undefined || Number.isNaN(ratio)
    ? 'none'
    : `${(ratio * 100).toFixed(1)} %`;

type Window = [from: string, until: string];
const year = (y: number): Window => [`${y}-01-01`, `${y + 1}-01-01`];
const november = (y: number): Window => [`${y}-11-01`, `${y}-12-01`];

/** Activity codes as a pattern; everything without a shop left out unless asked for. */
const codes = {
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

const changeOf =
  (
    sectors: string,
    [from_a, until_a]: Window,
    [from_b, until_b]: Window,
    modes = '',
    what = 'total'
  ) =>
  async (engine: Engine): Promise<string> => {
    const [row] = await engine.query<{ before_minor: number; after_minor: number }>(change, {
      sectors,
      from_a,
      until_a,
      from_b,
      until_b,
      modes,
      what
    });
    return percent(row === undefined ? null : row.after_minor / row.before_minor - 1);
  };

const shareOf =
  (sectors: string, [from, until]: Window, remote = false) =>
  async (engine: Engine): Promise<string> => {
    const [row] = await engine.query<{ share: number | null }>(share, {
      sectors,
      from,
      until,
      remote
    });
    return row?.share == null ? 'none' : `${(row.share * 100).toFixed(2)} %`;
  };

const uptakeOn =
  (on_day: string) =>
  async (engine: Engine): Promise<string> =>
    percent((await engine.query<{ share: number }>(uptake, { on_day }))[0]?.share);

const bdf = 'Banque de France, retail survey';
const insee = 'Insee Première 1866';
const num = 'Baromètre France Num 2021';
const fevad = 'Fevad 2020 review';

const shut = 'November 2020 on November 2019; the reopening of 28 November is in it';
const small = 'the survey weighs in large retailers, the demo has small shops only';

/** What the demo is set against. Order: as in docs/demo-data.md. */
const figures: Figure[] = [
  {
    what: 'Sales, jewellery, Nov 2020',
    published: '-77.1 %',
    source: bdf,
    remark: shut,
    demo: changeOf(codes.jewellery, november(2019), november(2020))
  },
  {
    what: 'Sales, sports goods, Nov 2020',
    published: '-75.0 %',
    source: bdf,
    remark: '',
    demo: changeOf(codes.sport, november(2019), november(2020))
  },
  {
    what: 'Sales, perfume, Nov 2020',
    published: '-68.8 %',
    source: bdf,
    remark: '',
    demo: changeOf(codes.beauty, november(2019), november(2020))
  },
  {
    what: 'Sales, clothing, Nov 2020',
    published: '-68.5 %',
    source: bdf,
    remark: '',
    demo: changeOf(codes.clothing, november(2019), november(2020))
  },
  {
    what: 'Sales, DIY, Nov 2020',
    published: '5.2 %',
    source: bdf,
    remark: '',
    demo: changeOf(codes.diy, november(2019), november(2020))
  },
  {
    what: 'Sales, pharmacy, Nov 2020',
    published: '1.0 %',
    source: bdf,
    remark: '',
    demo: changeOf(codes.pharmacy, november(2019), november(2020))
  },
  {
    what: 'Sales, small shops, Nov 2020',
    published: '-30.1 %',
    source: bdf,
    remark: 'missed: trades that stayed open (pharmacies, food) weigh more here',
    demo: changeOf(codes.shops, november(2019), november(2020))
  },
  {
    what: 'Sales, food, Nov 2020',
    published: '-6.4 %',
    source: bdf,
    remark: small,
    demo: changeOf(codes.food, november(2019), november(2020))
  },
  {
    what: 'Sales, all retail, Apr 2020',
    published: '-39.1 %',
    source: bdf,
    remark: small,
    demo: changeOf(codes.shops, ['2019-04-01', '2019-05-01'], ['2020-04-01', '2020-05-01'])
  },
  {
    what: 'Sales, all retail, 2020',
    published: '-4.7 %',
    source: bdf,
    remark: small,
    demo: changeOf(codes.shops, year(2019), year(2020))
  },
  {
    what: 'Sales, industrial products, 2020',
    published: '-8.7 %',
    source: bdf,
    remark: 'everything but food',
    demo: changeOf(codes.not_food, year(2019), year(2020))
  },
  {
    what: 'Sales, food, 2020',
    published: '1.1 %',
    source: bdf,
    remark: small,
    demo: changeOf(codes.food, year(2019), year(2020))
  },
  {
    what: 'Sales, DIY, 2020',
    published: '3.8 %',
    source: bdf,
    remark: '',
    demo: changeOf(codes.diy, year(2019), year(2020))
  },
  {
    what: 'Sales, food, first quarter of 2021 on 2019',
    published: '7 %',
    source: insee,
    remark: '',
    demo: changeOf(codes.food, ['2019-01-01', '2019-04-01'], ['2021-01-01', '2021-04-01'])
  },
  {
    what: 'Clothing, 17 Mar to 10 May 2020',
    published: '-85 %',
    source: insee,
    remark: 'card spending; the demo counts all sales',
    demo: changeOf(codes.clothing, ['2019-03-19', '2019-05-13'], ['2020-03-17', '2020-05-11'])
  },
  {
    what: 'Clothing, 3 Apr to 18 May 2021',
    published: '-56 %',
    source: insee,
    remark: 'card spending',
    demo: changeOf(codes.clothing, ['2019-04-06', '2019-05-22'], ['2021-04-03', '2021-05-19'])
  },
  {
    what: 'Hardware, 3 Apr to 18 May 2021',
    published: '19 %',
    source: insee,
    remark: 'card spending',
    demo: changeOf(codes.diy, ['2019-04-06', '2019-05-22'], ['2021-04-03', '2021-05-19'])
  },
  {
    what: 'Distance sellers, Sep 2020',
    published: '20.3 %',
    source: bdf,
    remark: 'few sellers, so the figure is rough',
    demo: changeOf(codes.web, ['2019-09-01', '2019-10-01'], ['2020-09-01', '2020-10-01'])
  },
  {
    what: 'Distance sellers, Oct 2020',
    published: '23.3 %',
    source: bdf,
    remark: '',
    demo: changeOf(codes.web, ['2019-10-01', '2019-11-01'], ['2020-10-01', '2020-11-01'])
  },
  {
    what: 'Distance sellers, Nov 2020',
    published: '44.3 %',
    source: bdf,
    remark: '',
    demo: changeOf(codes.web, november(2019), november(2020))
  },
  {
    what: 'Distance sellers, Dec 2020',
    published: '42.0 %',
    source: bdf,
    remark: '',
    demo: changeOf(codes.web, ['2019-12-01', '2020-01-01'], ['2020-12-01', '2021-01-01'])
  },
  {
    what: 'Internet sellers, first quarter of 2021 on 2019',
    published: '31 %',
    source: insee,
    remark: '',
    demo: changeOf(codes.web, ['2019-01-01', '2019-04-01'], ['2021-01-01', '2021-04-01'])
  },
  {
    what: 'Online sales of shops that sold online before, 2020',
    published: '53 %',
    source: fevad,
    remark: 'chains with an online shop; peaks of +100 % in the closures',
    demo: onlineOfEarlySellers(year(2019), year(2020))
  },
  {
    what: 'The same, Nov 2020',
    published: '100 %',
    source: fevad,
    remark: 'peak',
    demo: onlineOfEarlySellers(november(2019), november(2020))
  },
  {
    what: 'Average online basket, 2019',
    published: '59 EUR',
    source: fevad,
    remark: 'with VAT and services there, without VAT and goods only here',
    demo: basketOf(year(2019))
  },
  {
    what: 'Average online basket, 2020',
    published: '61 EUR',
    source: fevad,
    remark: '',
    demo: basketOf(year(2020))
  },
  {
    what: 'Average online basket, 2021',
    published: '60 EUR',
    source: 'Fevad 2021 review',
    remark: '',
    demo: basketOf(year(2021))
  },
  {
    what: 'Enterprises with an online shop, before March 2020',
    published: '9 %',
    source: num,
    remark: 'firms of 0 to 249 employees of all trades there, shops here',
    demo: uptakeOn('2020-03-01')
  },
  {
    what: 'Enterprises with an online shop, March 2021',
    published: '20 %',
    source: num,
    remark: '',
    demo: uptakeOn('2021-03-15')
  },
  {
    what: 'Enterprises with a site, before March 2020 and March 2021',
    published: '37 %, 66 %',
    source: num,
    remark:
      'drawn with each shop, but nothing in the store holds a site that sells nothing, so nothing can be measured',
    demo: () => Promise.resolve('none')
  },
  {
    what: 'Distance share of small shops’ turnover, 2019',
    published: '0.35 %',
    source: 'Insee Première 1932 and Les entreprises en France 2022',
    remark:
      'worked out: 1 % of distance sales, 20 % of turnover, distance 7 % of all turnover; online and remote orders',
    demo: shareOf(codes.shops, year(2019), true)
  },
  {
    what: 'Online share of retail, 2019, 2020, 2021',
    published: '9.8, 13.4, 14.1 %',
    source: fevad,
    remark:
      'no target: web sellers and large retailers make that share, small shops have next to none of it',
    demo: threeYears
  },
  {
    what: 'November and December in a toy shop’s year, 2019',
    published: '30 %',
    source: 'press, domain note section 1',
    remark: '',
    demo: endOfYear
  }
];

function onlineOfEarlySellers(before: Window, after: Window): Figure['demo'] {
  return async (engine) => {
    const [row] = await engine.query<{ before_minor: number; after_minor: number }>(early, {
      from_a: before[0],
      until_a: before[1],
      from_b: after[0],
      until_b: after[1]
    });
    return percent(row === undefined ? null : row.after_minor / row.before_minor - 1);
  };
}

function basketOf([from, until]: Window): Figure['demo'] {
  return async (engine) => {
    const [row] = await engine.query<{ basket: number }>(basket, { from, until });
    return `${row?.basket.toFixed(1) ?? 'none'} EUR`;
  };
}

async function threeYears(engine: Engine): Promise<string> {
  const shares: string[] = [];
  for (const y of [2019, 2020, 2021]) shares.push(await shareOf('', year(y))(engine));
  return shares.join(', ');
}

async function endOfYear(engine: Engine): Promise<string> {
  const [row] = await engine.query<{ before_minor: number; after_minor: number }>(change, {
    sectors: codes.toys,
    from_a: '2019-01-01',
    until_a: '2020-01-01',
    from_b: '2019-11-01',
    until_b: '2020-01-01',
    modes: '',
    what: 'total'
  });
  return percent(row === undefined ? null : row.after_minor / row.before_minor);
}

/** Every published figure beside what the store's demo gives. */
export async function calibrate(engine: Engine): Promise<Line[]> {
  const lines: Line[] = [];
  for (const { demo, ...figure } of figures) lines.push({ ...figure, demo: await demo(engine) });
  return lines;
}

/** The lines as a table of the documentation. */
export const toMarkdown = (lines: Line[]): string =>
  [
    '| Figure | Published | Demo | Source | Remark |',
    '| --- | --- | --- | --- | --- |',
    ...lines.map(
      (line) =>
        `| ${line.what} | ${line.published} | ${line.demo} | ${line.source} | ${line.remark} |`
    )
  ].join('\n');
