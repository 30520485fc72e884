import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QuestionInput } from '#model/question.ts';
import type { Answers } from '#queries/engines/answers.ts';
import { openCluster } from '#queries/publish/open.ts';
import { publish } from '#queries/publish/publish.ts';
import { ownSeries, series } from '#queries/series.ts';
import { measure } from '#queries/series/measure.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { startInProcess, type InProcess } from './in-process.ts';
import { somePlans } from './plans.ts';
import { richStore } from './rich-store.ts';
import { noClickHouse, startServers, type Servers } from './servers.ts';

const kinds = ['the engine in process', 'a cluster of two shards'] as const;
const questions: QuestionInput[] = [
  { metrics: ['online_share', 'recovery'], by: { period: 'month', sector: 'group' } },
  {
    metrics: ['online_share_of_usual'],
    by: { period: 'week' },
    compare: 'usual',
    align: 'holiday'
  },
  { metrics: ['online_share'], from: '2021-03-01', until: '2021-04-01', where: { area: 'CH' } },
  {
    metrics: ['active_shops', 'online_shops_share', 'regular_conversion'],
    by: { period: 'month' }
  },
  { metrics: ['new_adopters', 'silent_shops'], by: { area: 'commune' }, from: '2020-11-04' },
  { metrics: ['online_share', 'conversion'], by: { period: 'quarter' }, interval: 'linear' },
  { metrics: ['online_share'], where: { area: 'REG-53' }, interval: 'bootstrap' },
  {
    metrics: ['online_share'],
    by: { period: 'month' },
    compare: 'previous',
    decompose: { axis: 'sector', level: 'group' }
  },
  {
    metrics: ['online_share'],
    by: { period: 'quarter' },
    compare: 'previous',
    decompose: { axis: 'area', level: 'departement' }
  }
];
const switched: QuestionInput = {
  metrics: ['substitution', 'increment'],
  from: '2020-11-10',
  until: '2020-11-11'
};

describe.skipIf(noClickHouse !== null)('ClickHouse answers as DuckDB does', () => {
  const open: { inside?: InProcess; servers?: Servers; store?: Store } = {};
  const engines = new Map<string, Answers>();
  const marks = { span: null, provisional_from: null };
  let store: Store;
  beforeAll(async () => {
    store = open.store = await richStore(8, 20201110);
    const inside = (open.inside = startInProcess());
    const servers = (open.servers = await startServers(2));
    const clusters = [
      await openCluster(store, inside.url, inside.connect),
      await openCluster(store, servers.url)
    ];
    for (const [i, cluster] of clusters.entries()) {
      await publish(store, cluster);
      engines.set(kinds[i] ?? '', cluster);
    }
  }, 240_000);
  afterAll(async () => {
    await open.inside?.stop();
    await open.servers?.stop();
    if (open.store !== undefined) await closeStore(open.store);
  });
  const engineOf = (kind: string): Answers => engines.get(kind) ?? store.engine;

  describe.each(['DuckDB', ...kinds])('values by %s', (kind) => {
    test.each([
      [
        'integers, wide ones as text',
        'SELECT CAST(7 AS BIGINT) AS a, CAST(9007199254740993 AS BIGINT) AS b',
        { a: 7, b: '9007199254740993' }
      ],
      [
        'fractions to the last digit',
        'SELECT CAST(1 AS DOUBLE) / 3 AS a, 7 / 2 AS b',
        { a: 1 / 3, b: 3.5 }
      ],
      [
        'nulls and truths',
        'SELECT NULL AS a, CAST(1 = 1 AS BOOLEAN) AS b, 1 / nullif(0, 0) AS c',
        { a: null, b: true, c: null }
      ],
      [
        'days, early ones too',
        "SELECT {day:Date} AS a, CAST(date_trunc('week', {day:Date}) AS DATE) AS b",
        { a: '2020-11-11', b: '2020-11-09' }
      ],
      ['lists', 'SELECT CAST({word:String} IN {words:Array(String)} AS BOOLEAN) AS a', { a: true }],
      ['bits', 'SELECT CAST(@bit_and({six:Int64}, 3) AS INTEGER) AS a', { a: 2 }],
      [
        'quantiles between neighbours',
        'SELECT @quantile(0.25, x) AS a FROM (SELECT 1 AS x UNION ALL SELECT 2 UNION ALL SELECT 4) AS t',
        { a: 1.5 }
      ],
      [
        'empty sums',
        'SELECT coalesce(sum(v) FILTER (WHERE v > 5), 0) AS a FROM (SELECT 1 AS v) AS t',
        { a: 0 }
      ],
      [
        'unmatched rows',
        'SELECT r.y AS a FROM (SELECT 1 AS x) AS l LEFT JOIN (SELECT 2 AS x, 3 AS y) AS r ON r.x = l.x',
        { a: null }
      ]
    ])('%s', async (_, sql, expected) => {
      const params = {
        day: '2020-11-11',
        word: 'l’été',
        words: ["it's", 'l’été', 'a\tb\\'],
        six: 6
      };
      expect(await engineOf(kind).query(sql, params)).toEqual([expected]);
    });

    test('a text that is none is refused without its values', async () => {
      const asked = engineOf(kind).query('SELECT nothing FROM nowhere WHERE a = {secret:String}', {
        secret: 'hush'
      });
      await expect(asked).rejects.toMatchObject({ status: 503 });
      await expect(asked).rejects.not.toThrow(/hush/);
    });
  });

  describe.each(kinds)('%s', (kind) => {
    test('measures as DuckDB does, to the last cent', async () => {
      let cells_n = 0;
      for (const plan of somePlans(kinds.indexOf(kind)).slice(kind === kinds[0] ? 3 : 0)) {
        const expected = await measure(store.engine, plan, marks, false);
        const cells = await measure(engineOf(kind), plan, marks, false);
        expect(cells, JSON.stringify(plan)).toEqual(expected);
        cells_n += cells.length;
      }
      expect(cells_n).toBeGreaterThan(100);
    });

    test('gives the same protected answers, evidence included', async () => {
      const there = { ...store, answers: engineOf(kind) };
      // Every other one by each engine: a question costs a cluster in miniature seconds.
      for (const question of questions.filter((_, i) => i % 2 === kinds.indexOf(kind)))
        expect(await series(there, question)).toEqual(await series(store, question));
      expect(await series(there, switched)).toEqual(await series(store, switched));
      expect((await series(there, switched)).rows[0]).toMatchObject({ status: 'F', low: 0 });
      const own = { metrics: ['orders'], by: { period: 'month' as const }, as_owner: 'E0U0' };
      expect(await ownSeries(there, own)).toEqual(await ownSeries(store, own));
    });

    test('says what it cannot tell: regular customers of cut periods', async () => {
      const there = { ...store, answers: engineOf(kind) };
      const asked = series(there, { metrics: ['regular_conversion'], from: '2020-11-04' });
      await expect(asked).rejects.toThrow('not from a second engine: regular_conversion');
    });
  });
});
