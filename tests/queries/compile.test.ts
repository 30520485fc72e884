import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { periodOf } from '#model/period.ts';
import type { AreaLevel, Grain, SectorLevel } from '#model/question.ts';
import { compileQuestion, originsOf, registry, type Plan } from '#queries/compile.ts';
import { valueText } from '#queries/compile/question.ts';
import { registryOf } from '#queries/compile/registry.ts';
import { refreshCells } from '#queries/cells/refresh.ts';
import type { Params } from '#queries/engines/duckdb.ts';
import { metrics } from '#queries/metrics/index.ts';
import { onlineShare } from '#queries/metrics/online-share.ts';
import { measure } from '#queries/series/measure.ts';
import type { Measured } from '#queries/protect/protect.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { economies, type Economy } from './economies.ts';
import { economy, type Sale, type UnitSpec } from './economy.ts';
import { plainShopCells, plainShopMetrics } from './plain-shops.ts';
import { plainCells } from './plain.ts';

const all = [...metrics.keys()];
const ofOne = all.filter((name) => name !== 'substitution'); // one shop has no comparable ones
const askable = (grain: Grain | null): { metrics: string[] } => ({
  metrics: grain === 'day' ? all.filter((name) => !(name in plainShopMetrics)) : all
});
const plan = (over: Partial<Plan> = {}): Plan => ({
  metrics: all,
  grain: null,
  sector: null,
  area: null,
  channel: false,
  from: '2020-01-01',
  until: '2021-01-01',
  where: {},
  ...over
});
const noMarks = { span: null, provisional_from: null };
const wireTypes = /^(VARCHAR|DOUBLE|INTEGER|BOOLEAN|DATE)$/;

describe('origins', () => {
  it.each([
    ['whole months of a country from its cells', plan({ grain: 'month' }), ['country_month']],
    [
      'whole months of regions from cells',
      plan({ grain: 'month', area: 'region' }),
      ['cell_month']
    ],
    [
      'whole months inside a region from cells',
      plan({ grain: 'month', where: { area: { level: 'region', code: 'REG-11' } } }),
      ['cell_month']
    ],
    ['one calendar year without periods from its cell', plan(), ['country_year']],
    [
      'years and months, which cells cannot add, from units',
      plan({ from: '2018-11-01', until: '2021-03-01' }),
      ['unit_month', 'unit_year', 'unit_month']
    ],
    [
      'a quarter from its cell',
      plan({ from: '2020-04-01', until: '2020-07-01' }),
      ['country_quarter']
    ],
    [
      'two months, which cells cannot add, from units',
      plan({ from: '2020-04-01', until: '2020-06-01' }),
      ['unit_month']
    ],
    [
      'a range inside a month from days',
      plan({ from: '2020-11-03', until: '2020-11-20' }),
      ['unit_day']
    ],
    [
      'a free range from days, months, days',
      plan({ from: '2020-10-30', until: '2020-12-15' }),
      ['unit_day', 'unit_month', 'unit_day']
    ],
    [
      'a cut month beside whole ones',
      plan({ grain: 'month', from: '2020-10-15' }),
      ['unit_day', 'country_month']
    ],
    [
      'weeks from cells, the cut one from days',
      plan({ grain: 'week', from: '2020-01-01', until: '2020-02-03' }),
      ['unit_day', 'country_week']
    ],
    ['days from days', plan({ grain: 'day' }), ['unit_day']],
    ['communes from units', plan({ grain: 'year', area: 'commune' }), ['unit_year']],
    [
      'activity codes by week from days',
      plan({ grain: 'week', sector: 'class', from: '2020-01-06' }),
      ['unit_day']
    ],
    ['one unit from its own rows', plan({ where: { unit_id: 1 } }), ['unit_year']],
    ['nothing from nowhere', plan({ until: '2020-01-01' }), []]
  ])('takes %s', (_, asked, tables) => {
    expect(originsOf(asked).map(({ table }) => table)).toEqual(tables);
  });
});

/** A text with its parameters written in, for DESCRIBE. */
const withValues = (sql: string, params: Params): string =>
  sql.replace(/\{(\w+):(\w+)\}/g, (_, name: string, type: string) =>
    type === 'Int64'
      ? String(params[name])
      : `CAST('${String(params[name])}' AS ${type === 'Date' ? 'DATE' : 'VARCHAR'})`
  );

describe('compiled questions', () => {
  let store: Store;
  beforeAll(async () => {
    store = await economy([
      {
        unit: 'A',
        in_store_minor: 100,
        online_minor: 20,
        orders_n: 2,
        online_orders_n: 1,
        visits_n: 9,
        visitors_n: 7,
        footfall_n: 5,
        regulars_n: 2,
        regulars_online_n: 1,
        usual_minor: 90
      }
    ]);
    await refreshCells(store);
  });
  afterAll(() => closeStore(store));

  it('prepare on the engine in every combination, with wire types only', async () => {
    const grains: (Grain | null)[] = [null, 'day', 'week', 'month', 'quarter', 'year'];
    const levels: (Exclude<SectorLevel, 'all'> | null)[] = [null, 'family', 'group', 'class'];
    const areas: (AreaLevel | null)[] = [
      null,
      'country',
      'region',
      'departement',
      'epci',
      'commune'
    ];
    const asked = grains.flatMap((grain) =>
      levels.flatMap((sector) =>
        areas.flatMap((area) =>
          [false, true].map((channel) =>
            plan({ grain, sector, area, channel, from: '2020-01-05', ...askable(grain) })
          )
        )
      )
    );
    expect(asked).toHaveLength(6 * 4 * 6 * 2);
    for (const [i, whole] of asked.entries()) {
      const each = { ...whole, metrics: whole.metrics.filter((_, k) => k % 3 === i % 3) };
      const { sql, params, keys } = compileQuestion(each, registry);
      const columns = await store.engine.query<{ column_name: string; column_type: string }>(
        `DESCRIBE ${withValues(sql, params)}`
      );
      expect(columns.filter(({ column_type }) => !wireTypes.test(column_type))).toEqual([]);
      expect(columns.map(({ column_name }) => column_name)).toEqual(
        expect.arrayContaining([...keys, ...each.metrics.map((name) => `m_${name}`)])
      );
    }
  });

  it.each(ofOne)('runs %s alone with every filter', async (name) => {
    const where: Plan['where'] = {
      sector: { level: 'group', code: 'G08' },
      area: { level: 'departement', code: 'DEP-75' },
      currency: 'EUR',
      unit_kind: 'shop'
    };
    for (const more of [{}, { channel: 'own_site' }, { unit_id: 1 }]) {
      const asked = plan({ metrics: [name], from: '2020-11-01', where: { ...where, ...more } });
      const cells = await measure(store.engine, asked, noMarks, false);
      expect(cells.map(({ value }) => value)).toEqual([expect.any(Number)]);
    }
  });

  it('refuses a value that uses anything but its parts', () => {
    const metric = { ...onlineShare, value: 'online_minor / now()' };
    expect(() => valueText(metric, new Map([['online_minor', 'x']]))).toThrow('not a part');
  });

  it('tells changed definitions apart by their fingerprint', () => {
    const changed = { ...onlineShare, population: 'online_known' };
    const rest = [...metrics.values()].filter(({ name }) => name !== changed.name);
    expect(registryOf([changed, ...rest]).hash).not.toBe(registry.hash);
    expect(registryOf(metrics.values()).hash).toBe(registry.hash);
  });
});

const familyOf: Record<string, string> = {
  G01: 'food',
  G07: 'culture',
  G08: 'culture',
  '47.61Z': 'culture'
};
const groupOf: Record<string, string> = { G01: 'G01', G07: 'G07', G08: 'G08', '47.61Z': 'G07' };
const depOf: Record<string, string> = {
  'DEP-75': 'DEP-75',
  'DEP-92': 'DEP-92',
  'DEP-35': 'DEP-35',
  'COM-75056': 'DEP-75'
};
const regOf: Record<string, string> = {
  'DEP-75': 'REG-11',
  'DEP-92': 'REG-11',
  'DEP-35': 'REG-53',
  'COM-75056': 'REG-11',
  'REG-11': 'REG-11'
};
const level = (map: Record<string, string>, code: string | null | undefined) =>
  map[code ?? ''] ?? '_U';

/** Questions and, for each, which cell a sale falls into. */
const questions: {
  name: string;
  plan: Plan;
  key: (s: Sale, u: UnitSpec) => (string | null)[] | null;
}[] = [
  {
    name: 'month × family × region',
    plan: plan({
      grain: 'month',
      sector: 'family',
      area: 'region',
      from: '2020-10-01',
      until: '2021-03-01'
    }),
    key: (s, u) => [
      periodOf(s.day ?? '', 'month').label,
      level(familyOf, u.sector),
      level(regOf, u.area)
    ]
  },
  {
    name: 'ISO week × group',
    plan: plan({ grain: 'week', sector: 'group', from: '2020-10-19', until: '2021-03-01' }),
    key: (s, u) => [periodOf(s.day ?? '', 'week').label, level(groupOf, u.sector), null]
  },
  {
    name: 'quarter, one region',
    plan: plan({
      grain: 'quarter',
      from: '2020-10-01',
      until: '2021-04-01',
      where: { area: { level: 'region', code: 'REG-11' } }
    }),
    key: (s, u) =>
      level(regOf, u.area) === 'REG-11'
        ? [periodOf(s.day ?? '', 'quarter').label, null, null]
        : null
  },
  {
    name: 'year × département',
    plan: plan({ grain: 'year', area: 'departement', from: '2020-01-01', until: '2022-01-01' }),
    key: (s, u) => [periodOf(s.day ?? '', 'year').label, null, level(depOf, u.area)]
  },
  {
    name: 'a free range × family',
    plan: plan({ sector: 'family', from: '2020-10-30', until: '2021-01-15' }),
    key: (s, u) =>
      (s.day ?? '') >= '2020-10-30' && (s.day ?? '') < '2021-01-15'
        ? [null, level(familyOf, u.sector), null]
        : null
  },
  {
    name: 'months cut at both ends',
    plan: plan({ grain: 'month', from: '2020-11-12', until: '2021-01-20' }),
    key: (s) =>
      (s.day ?? '') >= '2020-11-12' && (s.day ?? '') < '2021-01-20'
        ? [periodOf(s.day ?? '', 'month').label, null, null]
        : null
  },
  {
    name: 'quarters cut at both ends × family',
    plan: plan({ grain: 'quarter', sector: 'family', from: '2020-11-12', until: '2021-02-20' }),
    key: (s, u) =>
      (s.day ?? '') >= '2020-11-12' && (s.day ?? '') < '2021-02-20'
        ? [periodOf(s.day ?? '', 'quarter').label, level(familyOf, u.sector), null]
        : null
  },
  {
    name: 'day',
    plan: plan({ grain: 'day', from: '2020-11-01', until: '2020-12-01' }),
    key: (s) => ((s.day ?? '').startsWith('2020-11') ? [s.day ?? '', null, null] : null)
  }
];

const nameOf = (key: (string | null)[], currency: string) => JSON.stringify([...key, currency]);
const cellsByName = (cells: Measured[]) =>
  new Map(
    cells.map((cell) => [
      `${cell.row.metric} ${nameOf([cell.row.period, cell.row.sector, cell.row.area], cell.row.currency ?? '')}`,
      cell
    ])
  );

const withEconomy = async (
  drawn: Economy,
  check: (store: Store) => Promise<void>
): Promise<void> => {
  const store = await economy(drawn.sales, drawn.units, ':memory:', drawn.purchases);
  try {
    await refreshCells(store);
    await check(store);
  } finally {
    await closeStore(store);
  }
};

function plainOf(question: (typeof questions)[number], metric: string, drawn: Economy) {
  const keyOf = (sale: Sale, unit: UnitSpec) => {
    const key = question.key(sale, unit);
    return key === null ? null : nameOf(key, sale.currency ?? 'EUR');
  };
  if (!(metric in plainShopMetrics)) return plainCells(metric, drawn.sales, drawn.units, keyOf);
  const { grain, from, until } = question.plan;
  const inside = (sale: Sale, unit: UnitSpec) =>
    (sale.day ?? '') >= from && (sale.day ?? '') < until ? keyOf(sale, unit) : null;
  const startOf = (day: string) => {
    const start = grain === null ? from : periodOf(day, grain).from;
    return day >= from && start < from ? from : start;
  };
  return plainShopCells(metric, drawn, inside, startOf);
}

function compareWithPlain(
  question: (typeof questions)[number],
  metric: string,
  drawn: Economy,
  found: ReadonlyMap<string, Measured>
): void {
  const plain = plainOf(question, metric, drawn);
  const scale = /revenue|turnover|value/.test(metric) ? 100 : 1;
  for (const [key, expected] of plain) {
    const cell = found.get(`${metric} ${key}`);
    const context = `${question.name} ${metric} ${key}`;
    const parts = cell?.parts.map(({ figure: { x, panel, n, largest } }) => ({
      x,
      panel,
      n,
      largest
    }));
    expect(parts, context).toEqual(expected.parts);
    if (expected.value === null) expect(cell?.value, context).toBeNull();
    else expect(cell?.value, context).toBeCloseTo(expected.value / scale, 9);
  }
  const others = [...found].filter(
    ([name]) => name.startsWith(`${metric} `) && !plain.has(name.slice(metric.length + 1))
  );
  for (const [name, { parts }] of others)
    expect(
      parts.map(({ figure }) => figure.shops_n + figure.panels_n),
      name
    ).toContain(0);
}

describe('cells, units and plain arithmetic', () => {
  it('give the same sums, counts, largest enterprises and values', async () => {
    await fc.assert(
      fc.asyncProperty(economies, (drawn) =>
        withEconomy(drawn, async (store) => {
          for (const question of questions) {
            const found = cellsByName(await measure(store.engine, question.plan, noMarks, false));
            for (const metric of all) compareWithPlain(question, metric, drawn, found);
          }
        })
      ),
      { seed: 7, numRuns: 2 }
    );
  }, 300_000);

  it('give the same answer from cells and from units', async () => {
    await fc.assert(
      fc.asyncProperty(economies, (drawn) =>
        withEconomy(drawn, async (store) => {
          for (const [i, { plan: asked }] of questions.entries())
            for (const channel of [false, true]) {
              const metrics = asked.metrics.filter((_, k) => channel === (k % 2 === i % 2));
              const each = { ...asked, metrics, channel };
              const rows = (origins: ReturnType<typeof originsOf>) => {
                const { sql, params } = compileQuestion(each, registry, origins);
                return store.engine.query(sql, params);
              };
              const fromDays = await rows([
                { table: 'unit_day', from: asked.from, until: asked.until }
              ]);
              expect(sorted(await rows(originsOf(each)))).toEqual(sorted(fromDays));
            }
        })
      ),
      { seed: 11, numRuns: 2 }
    );
  }, 300_000);

  it('do not depend on the order of the facts', async () => {
    await fc.assert(
      fc.asyncProperty(economies, async (drawn) => {
        const answers: Measured[][] = [];
        for (const sales of [drawn.sales, [...drawn.sales].reverse()])
          await withEconomy({ ...drawn, sales }, async (store) => {
            answers.push(await measure(store.engine, questions[0]?.plan ?? plan(), noMarks, false));
          });
        expect(answers[0]).toEqual(answers[1]);
      }),
      { seed: 13, numRuns: 2 }
    );
  }, 300_000);

  it('let the parts of groups sum to the parts of the whole', async () => {
    await fc.assert(
      fc.asyncProperty(economies, (drawn) =>
        withEconomy(drawn, async (store) => {
          const month = plan({ grain: 'month', from: '2020-10-01', until: '2021-03-01' });
          const sums = (cells: Measured[]) => {
            const found = new Map<string, number[]>();
            for (const { row, parts } of cells) {
              const key = `${row.metric} ${row.period} ${row.currency}`;
              const before = found.get(key) ?? parts.map(() => 0);
              found.set(
                key,
                parts.map(({ figure }, i) => figure.x + (before[i] ?? 0))
              );
            }
            return found;
          };
          const whole = sums(await measure(store.engine, month, noMarks, false));
          for (const split of [
            { sector: 'group' },
            { area: 'departement' },
            { sector: 'class', area: 'commune' }
          ] as const)
            expect(
              sums(await measure(store.engine, { ...month, ...split }, noMarks, false))
            ).toEqual(whole);
        })
      ),
      { seed: 17, numRuns: 3 }
    );
  }, 300_000);
});

const sorted = (rows: Record<string, unknown>[]): string[] =>
  rows.map((row) => JSON.stringify(row)).sort();

describe('refreshing', () => {
  it('makes only dirty periods again, and drops cells whose facts are gone', async () => {
    const store = await economy([
      { unit: 'A', day: '2020-03-10', in_store_minor: 100 },
      { unit: 'A', day: '2021-03-10', in_store_minor: 200 }
    ]);
    expect(await refreshCells(store)).toBe(2);
    await store.engine.run(`DELETE FROM unit_day WHERE local_day = DATE '2020-03-10';
      INSERT INTO dirty VALUES (DATE '2020-03-10', DATE '2020-03-11', TIMESTAMP '2021-01-01')`);
    expect(await refreshCells(store)).toBe(1);
    const left = await store.engine.query('SELECT DISTINCT period_on FROM cell_month ORDER BY 1');
    expect(left).toEqual([{ period_on: '2021-03-01' }]);
    expect(
      await store.engine.query('SELECT * FROM dirty UNION ALL SELECT *, now() FROM dirty_taken')
    ).toEqual([]);
    await closeStore(store);
  });

  it('makes everything again when the metrics have changed', async () => {
    const store = await economy([{ unit: 'A', day: '2020-03-10', in_store_minor: 100 }]);
    await refreshCells(store);
    await store.engine.run(`UPDATE cell_state SET registry_hash = 'older'; DROP TABLE cell_month`);
    expect(await refreshCells(store)).toBe(1);
    const channels = ['cell_month', 'cell_month_channel'].map((table) =>
      store.engine.query(`SELECT CAST(channel AS VARCHAR) AS channel FROM ${table}`)
    );
    expect(await Promise.all(channels)).toEqual([[{ channel: 'all' }], [{ channel: 'counter' }]]);
    await closeStore(store);
  });

  it('leaves a unit of monthly facts out of weeks and days', async () => {
    const store = await economy(
      [{ unit: 'P', day: '2020-03-01', in_store_minor: 500, online_minor: 100 }],
      [{ unit: 'P', kind: 'panel', grain: 'month' }]
    );
    await refreshCells(store);
    const values = async (grain: Grain, from = '2020-02-03', until = '2020-05-04') =>
      (
        await measure(
          store.engine,
          plan({ metrics: ['total_revenue'], grain, from, until }),
          noMarks,
          false
        )
      ).map(({ value }) => value);
    expect(await values('week')).toEqual([]);
    expect(await values('day')).toEqual([]);
    expect(await values('month')).toEqual([6]);
    expect(await values('month', '2020-03-01', '2020-03-15')).toEqual([]);
    await closeStore(store);
  });
});
