import { describe, expect, it } from 'vitest';
import { series, unprotectedSeries } from '#queries/series.ts';
import { twinOfPeriod, twinOfRange } from '#queries/series/twin.ts';
import { parsePeriod } from '#model/period.ts';
import type { QuestionInput } from '#model/question.ts';
import { openStore } from '#queries/store.ts';
import { economy, type Sale } from './economy.ts';

const shops = (days: string[], minor: (day: string, i: number) => number): Sale[] =>
  days.flatMap((day) =>
    Array.from({ length: 5 }, (_, i) => ({
      unit: `S${i}`,
      day,
      in_store_minor: minor(day, i),
      online_minor: 0
    }))
  );

const thousand = () => 100_000;

describe('questions', () => {
  const refused: [string, QuestionInput, string][] = [
    [
      'an unknown metric',
      { metrics: ['onlin_share'] },
      'unknown metric: onlin_share (nearest: online_share)'
    ],
    ['no metric', { metrics: [] }, 'invalid metrics: []'],
    ['an impossible month', { metrics: ['orders'], from: '2024-13' }, 'invalid period: 2024-13'],
    [
      'an impossible day',
      { metrics: ['orders'], until: '2023-02-29' },
      'invalid period: 2023-02-29'
    ],
    [
      'a period that ends before it begins',
      { metrics: ['orders'], from: '2020-05-01', until: '2020-04-01' },
      'invalid period: 2020-05-01..2020-04-01'
    ],
    [
      'an unknown area',
      { metrics: ['orders'], where: { area: 'REG-111' } },
      'unknown area: REG-111 (nearest: REG-11 Île-de-France)'
    ],
    [
      'an area by a misspelt name',
      { metrics: ['orders'], where: { area: 'Bretange' } },
      'unknown area: Bretange (nearest: REG-53 Bretagne)'
    ],
    [
      'an unknown sector',
      { metrics: ['orders'], where: { sector: 'G8' } },
      'unknown sector: G8 (nearest: G08 Sport, jouets)'
    ],
    [
      'an unknown channel',
      { metrics: ['orders'], where: { channel: 'phon' } },
      'unknown channel: phon (nearest: phone)'
    ],
    [
      'an unknown currency',
      { metrics: ['orders'], where: { currency: 'EURO' } },
      'unknown currency: EURO'
    ],
    [
      'an unknown unit',
      { metrics: ['orders'], compare: { from: '2020-02-01', until: '2020-01-01' } },
      'invalid compared period: 2020-02-01..2020-01-01'
    ]
  ];
  it.each(refused)('refuse %s, naming it', async (_, question, message) => {
    const store = await economy(shops(['2020-03-10'], thousand));
    await expect(series(store, question)).rejects.toThrow(message);
    await expect(series(store, question)).rejects.toMatchObject({ code: 'invalid_input', exit: 2 });
  });

  it('take a period’s label for its first day, and a sector or area code in any way of writing', async () => {
    const store = await economy(shops(['2020-03-10', '2020-04-10'], thousand));
    const { rows } = await series(store, {
      metrics: ['total_revenue'],
      from: '2020-04',
      until: '2021',
      where: { sector: 'g08', area: 'dep-75' }
    });
    expect(rows.map(({ value, from, until }) => [value, from, until])).toEqual([
      [5_000, '2020-04-01', '2021-01-01']
    ]);
  });
});

describe('answers', () => {
  it('are empty over an empty store, without failing', async () => {
    const store = await openStore({ path: ':memory:' });
    const { rows, meta } = await series(store, {
      metrics: ['online_share'],
      by: { period: 'month' }
    });
    expect(rows).toEqual([]);
    expect(meta).toMatchObject({
      period: null,
      coverage: null,
      freshness: { newest_on: null },
      population: { units_n: 0 }
    });
  });

  it('keep gaps as rows without value and status', async () => {
    const store = await economy(shops(['2020-01-10', '2020-03-10'], thousand));
    const { rows } = await series(store, {
      metrics: ['total_revenue'],
      by: { period: 'month', sector: 'group' }
    });
    expect(
      rows.map(({ period, sector, value, status }) => [period, sector, value, status])
    ).toEqual([
      ['2020-01', 'G08', 5_000, 'F'],
      ['2020-02', 'G08', null, null],
      ['2020-03', 'G08', 5_000, 'F']
    ]);
  });

  it('mark the last three weeks provisional and cut periods unfinished', async () => {
    const store = await economy(shops(['2020-01-10', '2020-02-10', '2020-03-10'], thousand));
    const { rows, meta } = await series(store, {
      metrics: ['total_revenue'],
      by: { period: 'month' },
      from: '2020-01-05'
    });
    expect(
      rows.map(({ period, from, until, provisional, unfinished }) => [
        period,
        from,
        until,
        provisional,
        unfinished
      ])
    ).toEqual([
      ['2020-01', '2020-01-05', '2020-02-01', false, true],
      ['2020-02', '2020-02-01', '2020-03-01', true, false],
      ['2020-03', '2020-03-01', '2020-04-01', true, true]
    ]);
    expect(meta.provisional).toEqual({ from: '2020-02-19' });
    expect(meta.freshness).toMatchObject({ oldest_on: '2020-01-10', newest_on: '2020-03-10' });
  });

  it('are as fresh as the data of their own country', async () => {
    const swiss: Sale[] = [
      { unit: 'panel', day: '2020-12-31', in_store_minor: 1, online_minor: 0 }
    ];
    const store = await economy(
      [...shops(['2021-12-30'], thousand), ...swiss],
      [{ unit: 'panel', kind: 'panel', area: 'CH' }]
    );
    const newest = async (area: string) =>
      (await series(store, { metrics: ['orders'], where: { area } })).meta.freshness.newest_on;
    expect([await newest('CH'), await newest('FR')]).toEqual(['2020-12-31', '2021-12-30']);
  });

  it('name sectors in the language asked for, and areas', async () => {
    const store = await economy(shops(['2020-01-10'], thousand));
    const names = async (lang: 'fr' | 'en') =>
      (
        await series(store, { metrics: ['orders'], by: { sector: 'family', area: 'region' }, lang })
      ).rows.map(({ sector, sector_name, area, area_name }) => [
        sector,
        sector_name,
        area,
        area_name
      ]);
    expect(await names('fr')).toEqual([['culture', 'Culture', 'REG-11', 'Île-de-France']]);
    expect(await names('en')).toEqual([['culture', 'Culture', 'REG-11', 'Île-de-France']]);
  });

  it('never sum two currencies', async () => {
    const sales = shops(['2020-01-10'], thousand);
    const francs = sales.map((sale) => ({ ...sale, unit: `F${sale.unit}`, currency: 'CHF' }));
    const { rows, meta } = await series(await economy([...sales, ...francs]), {
      metrics: ['total_revenue']
    });
    expect(rows.map(({ currency, value }) => [currency, value])).toEqual([
      ['CHF', 5_000],
      ['EUR', 5_000]
    ]);
    expect(meta.coverage).toBeNull();
    expect(meta.population).toMatchObject({ units_n: 10, enterprises_n: 10, panels_n: 0 });
  });

  it('split by channel: numerators of the channel, denominators of everything', async () => {
    const sales = shops(['2020-01-10'], () => 60_000).map((sale, i) => ({
      ...sale,
      online_minor: 20_000,
      remote_minor: 20_000,
      channel: i === 0 ? 'marketplace' : 'own_site'
    }));
    const { rows } = await unprotectedSeries(await economy(sales), {
      metrics: ['online_share', 'total_revenue'],
      by: { channel: true }
    });
    expect(rows.map(({ channel, metric, value }) => [channel, metric, value])).toEqual([
      ['counter', 'online_share', 0],
      ['counter', 'total_revenue', 3_000],
      ['marketplace', 'online_share', 0.04],
      ['marketplace', 'total_revenue', 200],
      ['own_site', 'online_share', 0.16],
      ['own_site', 'total_revenue', 800],
      ['phone', 'online_share', 0],
      ['phone', 'total_revenue', 1_000]
    ]);
  });

  it('change their vintage when facts do, and only then', async () => {
    const store = await economy(shops(['2020-01-10'], thousand));
    const vintage = async () => (await series(store, { metrics: ['orders'] })).meta.vintage;
    const before = await vintage();
    expect(await vintage()).toBe(before);
    await store.engine.run(
      `INSERT INTO dirty VALUES (DATE '2020-01-10', DATE '2020-01-11', TIMESTAMP '2020-02-01')`
    );
    expect(await vintage()).not.toBe(before);
  });
});

describe('comparisons', () => {
  const store = () =>
    economy(
      shops(
        ['2018-04-15', '2019-04-15', '2020-03-15', '2020-04-15', '2021-04-15'],
        (day) => 100_000 * (Number(day.slice(0, 4)) - 2017)
      )
    );
  const compared = async (question: Partial<QuestionInput>) =>
    (
      await series(await store(), {
        metrics: ['total_revenue'],
        by: { period: 'month' },
        ...question
      })
    ).rows.map((row) => [row.period, row.compared_from, row.compared_until, row.compared_value]);

  it('find last year by label', async () => {
    expect(
      await compared({ from: '2020-04-01', until: '2020-05-01', compare: 'last_year' })
    ).toEqual([['2020-04', '2019-04-01', '2019-05-01', 10_000]]);
  });

  it('find the usual year: the latest that no lockdown met', async () => {
    expect(await compared({ from: '2021-04-01', until: '2021-05-01', compare: 'usual' })).toEqual([
      ['2021-04', '2019-04-01', '2019-04-16', 10_000]
    ]);
  });

  it('find the period before by its place', async () => {
    expect(
      await compared({ from: '2020-04-01', until: '2020-05-01', compare: 'previous' })
    ).toEqual([['2020-04', '2020-03-01', '2020-04-01', 15_000]]);
  });

  it('take any range by place, and say which days', async () => {
    expect(
      await compared({
        from: '2020-04-01',
        until: '2020-05-01',
        compare: { from: '2018-04-01', until: '2018-05-01' }
      })
    ).toEqual([['2020-04', '2018-04-01', '2018-05-01', 5_000]]);
  });

  it('cut the twin of a month that the data cuts at the same point', async () => {
    expect(
      await compared({ from: '2021-04-01', until: '2021-05-01', compare: 'last_year' })
    ).toEqual([['2021-04', '2020-04-01', '2020-04-16', 15_000]]);
  });

  it('protect the twin by itself', async () => {
    const sales = [
      ...shops(['2020-04-15'], thousand),
      ...shops(['2019-04-15'], thousand).slice(0, 2)
    ];
    const { rows } = await series(await economy(sales), {
      metrics: ['total_revenue'],
      from: '2020-04',
      until: '2020-05',
      compare: 'last_year'
    });
    expect(rows).toMatchObject([
      { value: 5_000, status: 'F', compared_value: null, compared_status: 'A' }
    ]);
  });

  it('give a 53rd week without a twin the two weeks it lies between', () => {
    const week = parsePeriod('2020-W53');
    expect(twinOfPeriod({ kind: 'last_year' }, week, week, { i: 0, count: 1 })).toMatchObject({
      label: '2019-W52+2020-W01',
      from: '2019-12-23',
      until: '2020-01-06'
    });
  });

  it('match weeks by label and days by weekday of the same week', () => {
    const twin = (label: string) => {
      const period = parsePeriod(label);
      return twinOfPeriod({ kind: 'last_year' }, period, period, { i: 0, count: 1 })?.label;
    };
    expect([twin('2020-W46'), twin('2021-W01'), twin('2020-11-09')]).toEqual([
      '2019-W46',
      '2020-W01',
      '2019-11-11'
    ]);
  });

  it('keep whole months in a range, and weekdays in any other', () => {
    const twin = (kind: 'last_year' | 'previous', from: string, until: string) => {
      const days = twinOfRange({ kind }, { from, until });
      return [days?.from, days?.until, days?.label];
    };
    expect(twin('last_year', '2020-02-01', '2020-04-01')).toEqual([
      '2019-02-01',
      '2019-04-01',
      null
    ]);
    expect(twin('last_year', '2020-11-09', '2020-11-16')).toEqual([
      '2019-11-11',
      '2019-11-18',
      null
    ]);
    expect(twin('previous', '2020-03-01', '2020-04-01')).toEqual([
      '2020-02-01',
      '2020-03-01',
      null
    ]);
  });
});
