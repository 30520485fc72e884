import { expect, test } from 'vitest';
import type { Grain } from '#model/question.ts';
import {
  compileClusters,
  compileNoise,
  compileQuestion,
  compileSpread,
  compileSummary,
  ratioOfSums,
  registry,
  type Plan
} from '#queries/compile.ts';

const files = import.meta.glob<string>(
  ['../../queries/series/*.sql', '!../../queries/series/nearest-*.sql'],
  { query: '?raw', import: 'default', eager: true }
);

/** A text without its comments and with its literals emptied. */
const bare = (sql: string): string => sql.replace(/--.*$/gm, '').replace(/'(?:[^']|'')*'/g, `''`);

/** Every text a second engine is asked, by name: those of files, and those composed for questions of each kind. */
function texts(): Map<string, string> {
  const found = new Map(Object.entries(files));
  const grains: (Grain | null)[] = [null, 'week', 'month'];
  for (const [i, grain] of grains.entries())
    for (const channel of [false, true]) {
      const plan: Plan = {
        metrics: [...registry.metrics.keys()],
        grain,
        sector: i === 0 ? 'class' : 'group',
        area: i === 1 ? null : 'departement',
        channel,
        from: '2020-01-08',
        until: '2021-03-01',
        where: i === 2 ? { area: { level: 'region', code: 'REG-11' }, unit_id: 2 } : {}
      };
      const name = `${grain} ${channel ? 'by channel' : 'over channels'}`;
      found.set(`question ${name}`, compileQuestion(plan, registry).sql);
      const { population, methods } = compileSummary(plan);
      found.set(`population ${name}`, population).set(`methods ${name}`, methods);
      found.set(`noise ${name}`, compileNoise(plan).sql);
      for (const [of, sql] of intervalTexts(plan)) found.set(`${of} ${name}`, sql);
    }
  return found;
}

const intervalTexts = (plan: Plan): [name: string, sql: string][] =>
  [...registry.metrics.values()].flatMap((variables): [string, string][] => {
    const ratio = ratioOfSums(variables.metric);
    if (ratio === null) return [];
    const wanted = { least_n: 10, below_n: 20, limit: 9 };
    const { name } = variables.metric;
    return [
      [`spread of ${name}`, compileSpread(plan, variables, ratio).sql],
      [`clusters of ${name}`, compileClusters(plan, variables, ratio, wanted).sql]
    ];
  });

/** The items of every select list of a text. */
function selected(sql: string): string[] {
  const open: { depth: number; item: string }[] = [];
  const items: string[] = [];
  let depth = 0;
  for (const [token] of sql.matchAll(/[A-Za-z_]\w*|[(),]|[^\sA-Za-z_(),]+|\s+/g)) {
    const list = open.at(-1);
    const isHere = list?.depth === depth;
    if (token === 'SELECT') open.push({ depth, item: '' });
    else if (list && isHere && /^(FROM|UNION|,|\))$/.test(token)) {
      items.push(list.item.trim());
      list.item = '';
      if (token !== ',') open.pop();
    } else if (list) list.item += token;
    if (token === '(') depth += 1;
    if (token === ')') depth -= 1;
  }
  return items;
}

const rules: [rule: string, broken: (sql: string) => readonly string[]][] = [
  ['no NOT IN of a subquery, which nulls turn', (sql) => sql.match(/NOT IN \(\s*SELECT/gi) ?? []],
  ['no cast but CAST', (sql) => sql.match(/\w+::\w+/g) ?? []],
  ['no rounding: that is for screens', (sql) => sql.match(/\bround\(/gi) ?? []],
  ['no quantile but @quantile', (sql) => sql.match(/(?<!@)\b(percentile|quantile)\w*\(/gi) ?? []],
  ['no LIMIT BY', (sql) => sql.match(/\bLIMIT\s+\S+\s+BY\b/gi) ?? []],
  ['no denominator that may be nought', (sql) => sql.match(/\/ (?!nullif\(|\d)\S+/g) ?? []],
  [
    'a name for every column: AS',
    (sql) => selected(sql).filter((item) => /^\w+\.["\w]+$/.test(item))
  ],
  [
    'no sum without rows left null: FILTER in coalesce or counted',
    (sql) => sql.match(/(?<!coalesce\()\b(sum|max|min)\([^()]*\) FILTER/gi) ?? []
  ]
];

test.each(rules)('texts for two engines: %s', (_, broken) => {
  const found = [...texts()].flatMap(([name, sql]) =>
    broken(bare(sql)).map((what) => `${name}: ${what}`)
  );
  expect(found).toEqual([]);
});

test.each<[string, string]>([
  ['SELECT a.x, a.y AS y FROM t AS a WHERE a.x NOT IN (SELECT b FROM u)', 'NOT IN'],
  ['SELECT sum(a) / sum(b) AS c FROM t', 'denominator'],
  ['SELECT a::INTEGER AS b, round(c) AS d FROM t', 'cast'],
  ['SELECT max(a) FILTER (WHERE b) AS c FROM t', 'sum without rows']
])('a text that breaks a rule is found: %s', (sql, rule) => {
  const hits = rules.filter(([name, broken]) => name.includes(rule) && broken(sql).length > 0);
  expect(hits).toHaveLength(1);
});
