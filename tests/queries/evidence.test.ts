import readWorkbook from 'read-excel-file/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { InvalidInput } from '#model/problem.ts';
import type { Answer, QuestionInput } from '#model/question.ts';
import { metrics } from '#queries/metrics/index.ts';
import { series } from '#queries/series.ts';
import type { Store } from '#queries/store.ts';
import { csvMetadata, evidenceHeaders } from '../../src/export/evidence.ts';
import { humanTable } from '#commands/series/human.ts';
import { wholeOf } from '../../src/export/define.ts';
import { xlsx } from '../../src/export/formats/xlsx.server.ts';
import { addTakings, addUnit, declareUsual, factStore, recomputed } from './facts.ts';

const units = [1, 2, 3, 4, 5, 6];
const november = { from: '2020-11-01', until: '2020-12-01' };

/**
 * Six shops. Five sold 3,000.00 on 13 November 2019 and 2,000.00 on 11 November 2020, 500.00 of it online; the sixth has no
 * history and declared 120,000.00 a year without its distance sales.
 */
async function sixShops(): Promise<Store> {
  const store = await factStore();
  for (const unit_id of units)
    await addUnit(store.engine, {
      unit_id,
      covers: [[unit_id === 6 ? '2020-01-01' : '2019-01-01', '2020-11-21']]
    });
  await addTakings(store.engine, [
    ...units
      .slice(0, 5)
      .map((unit_id) => ({ unit_id, day: '2019-11-13', net_minor: 300_000, orders_n: 30 })),
    ...units.flatMap((unit_id) => [
      { unit_id, day: '2020-11-11', net_minor: 150_000, orders_n: 15 },
      {
        ...{ unit_id, day: '2020-11-11', net_minor: 50_000, orders_n: 5 },
        order_mode: 'online',
        channel: 'own_site'
      }
    ])
  ]);
  await declareUsual(store.engine, {
    unit_id: 6,
    annual_minor: 12_000_000,
    months: Array.from({ length: 12 }, () => 1 / 12),
    weekdays: [1, 1, 1, 1, 1, 1, 0]
  });
  await store.engine.run('UPDATE usual_declared SET includes_distance_sales = false');
  await recomputed(store);
  return store;
}

describe('an answer carries its evidence', () => {
  let store: Store;
  let answer: Answer;
  const ask = (question: Partial<QuestionInput>) =>
    series(store, { metrics: ['online_share_of_usual'], ...november, ...question });
  beforeAll(async () => {
    store = await sixShops();
    answer = await ask({ by: { period: 'month' }, compare: 'usual' });
  });

  test('the period, the compared period, and that both were cut at the same point', () => {
    expect(answer.meta.period).toEqual({ ...november, grain: 'month' });
    expect(answer.meta.compared).toEqual({
      kind: 'usual',
      align: 'month',
      from: '2019-11-01',
      until: '2019-11-12',
      matched: false,
      population: {
        ...{ units_n: 5, enterprises_n: 5, panels_n: 0 },
        text: { fr: '5 commerce(s) de 5 entreprise(s)', en: '5 shop(s) of 5 enterprise(s)' }
      }
    });
    expect(answer.rows).toMatchObject([
      {
        period: '2020-11',
        from: '2020-11-01',
        until: '2020-12-01',
        unfinished: true,
        compared_period: '2019-11',
        compared_from: '2019-11-01',
        compared_until: '2019-11-12'
      }
    ]);
  });

  test('who is counted: shops, enterprises, panels', () => {
    expect(answer.meta.population).toMatchObject({ units_n: 6, enterprises_n: 6, panels_n: 0 });
    expect(answer.rows[0]).toMatchObject({ enterprises_n: 6, coverage: 1 });
    expect(answer.meta.coverage).toBe(1);
  });

  test('how usual turnover was made: method, alignment, reference year, quality, units', () => {
    expect(answer.meta.align).toBe('week');
    expect(answer.meta.method).toEqual([
      {
        method: 'same_period',
        alignment: 'week',
        ref_year: 2019,
        quality: 'measured',
        distance_sales: null,
        units_n: 5
      },
      {
        method: 'annual_seasonal',
        alignment: 'declared',
        ref_year: 2019,
        quality: 'declared_partial',
        distance_sales: 'no',
        units_n: 1
      }
    ]);
  });

  test('the vintage, the provisional days, what is hidden, how fresh it is', async () => {
    const { vintage, provisional, suppressed, freshness, protected: is, sample } = answer.meta;
    expect(vintage).toMatch(/^2020-11-11\.\d+\.[0-9a-f]{8}$/);
    expect(provisional).toEqual({ from: '2020-10-22' });
    expect(answer.rows[0]?.provisional).toBe(true);
    expect({ is, sample, suppressed }).toEqual({
      is: true,
      sample: false,
      suppressed: { A: 0, O: 0, D: 0 }
    });
    expect(freshness).toMatchObject({ newest_on: '2020-11-11' });
    expect((await ask({ by: { period: 'month' }, compare: 'usual' })).meta.vintage).toBe(vintage);
  });

  test('a link to the definition of each figure', () => {
    expect(answer.meta.metrics).toMatchObject([
      { name: 'online_share_of_usual', definition_url: '/metrics/online_share_of_usual' }
    ]);
  });

  test('every metric there is has all of it', async () => {
    const { rows, meta } = await ask({ metrics: [...metrics.keys()].slice(0, 20) });
    expect(rows.every(({ from, until }) => from !== null && until !== null)).toBe(true);
    expect(
      meta.metrics.every(({ definition_url, name }) => definition_url === `/metrics/${name}`)
    ).toBe(true);
  });

  test('the same in a question by holiday, which says so', async () => {
    const { meta } = await ask({ align: 'holiday' });
    expect(meta.align).toBe('holiday');
    expect(meta.period).toEqual({ ...november, grain: null });
    expect(meta.vintage).toBe(answer.meta.vintage);
  });
});

test('a bound that is no day and an alignment that is none are refused by name', async () => {
  const store = await factStore();
  const asked = series(store, {
    metrics: ['recovery'],
    align: 'easter' as 'week' // what an address may hold
  });
  await expect(asked).rejects.toThrow(InvalidInput);
  await expect(asked).rejects.toMatchObject({ field: 'align' });
});

describe('whatever form an answer takes', () => {
  let answer: Answer;
  beforeAll(async () => {
    answer = await series(await sixShops(), {
      metrics: ['online_share_of_usual'],
      ...november,
      by: { period: 'month' },
      compare: 'usual'
    });
  });
  /** What a reader must find beside the figures. */
  const facts = [
    '2020-11-01..2020-12-01',
    'usual by month 2019-11-01..2019-11-12, shops not matched',
    '6 shop(s) of 6 enterprise(s)',
    '5 shop(s) of 5 enterprise(s)',
    'same_period 2019 by week measured (5)',
    'annual_seasonal 2019 by declared declared_partial, distance sales no (1)',
    '2020-10-22',
    'A 0, O 0, D 0',
    '2020-11-11'
  ];

  test('headers carry its evidence, where the rows alone are given', () => {
    const headers = evidenceHeaders(answer);
    const text = Object.values(headers).join('\n');
    expect(facts.filter((fact) => !text.includes(fact))).toEqual([]);
    expect(headers['vitrine-vintage']).toBe(answer.meta.vintage);
    expect(Object.keys(headers).every((name) => /^vitrine-[a-z-]+$/.test(name))).toBe(true);
  });

  test('a workbook has it on a sheet of its own', async () => {
    const rest = { question: { metrics: [] }, name: 'november', address: null, licence: null };
    const sheets = await readWorkbook(await wholeOf(xlsx.write({ ...answer, ...rest })));
    const about = sheets.find(({ sheet }) => sheet === 'about')?.data ?? [];
    const text = about.map((line) => line.join(' ')).join('\n');
    expect(facts.filter((fact) => !text.includes(fact))).toEqual([]);
    expect(text).toContain('/metrics/online_share_of_usual');
  });

  test('the command prints it under the table', () => {
    const text = humanTable(answer);
    const wanted = ['compared (usual, by month) with 2019-11-01 to 2019-11-12', 'provisional from'];
    expect(
      [...wanted, '5 shop(s) of 5', 'not matched', '/metrics/online'].filter(
        (it) => !text.includes(it)
      )
    ).toEqual([]);
  });

  test('a file of rows has a file beside it that says what they are', () => {
    const beside = JSON.parse(csvMetadata('november.csv', answer)) as Record<string, unknown>;
    expect(beside).toMatchObject({
      '@context': 'http://www.w3.org/ns/csvw',
      url: 'november.csv',
      notes: [{ meta: answer.meta }]
    });
  });
});
