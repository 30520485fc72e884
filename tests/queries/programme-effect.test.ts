import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '#model/calendar.ts';
import { seededRandom } from '#model/estimate.ts';
import { programmeEffect } from '#queries/programme/effect.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { effectsOf, meanOf } from '#queries/study/effect.ts';
import type { Panel } from '#queries/study/panel.ts';
import { studyEffect } from '#queries/study/study.ts';
import {
  addTakings,
  addUnit,
  declareUsual,
  factStore,
  recomputed,
  type TakingRow
} from './facts.ts';

describe('comparing within strata', () => {
  // Two trades with trends of their own: +1 a period and +5 a period. Those who join gain 2, all in the second trade.
  const panel = (strata?: string[]): Panel => ({
    periods: ['1', '2', '3'],
    units: ['a', 'b', 'c', 'd'],
    cohorts: [3, 3, 2, 3],
    outcomes: [
      [0, 1, 2],
      [10, 15, 20],
      [20, 25, 32],
      [3, 8, 13]
    ],
    ...(strata === undefined ? {} : { strata }),
    already_n: 0
  });

  test('takes the trend of the trade away', () => {
    const att = (strata?: string[]) => {
      const own = panel(strata);
      return meanOf(
        own,
        effectsOf(own, 'notyet').filter(({ period, cohort }) => period >= cohort)
      )?.att;
    };
    expect(att(['x', 'y', 'y', 'y'])).toBe(2);
    expect(att()).toBeCloseTo(7 - (1 + 5 + 5) / 3, 12);
  });

  test('leaves out who has nobody alike', () => {
    expect(effectsOf(panel(['x', 'x', 'y', 'x']), 'notyet')).toEqual([]);
  });

  test('holds the truth in its interval in about 95 of 100 economies of unequal trades', () => {
    let held = 0;
    for (let run = 0; run < 100; run += 1) {
      const random = seededRandom(`strata ${run}`);
      const normal = () =>
        Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
      const cohorts = Array.from({ length: 80 }, () =>
        random() < 0.4 ? 2 + Math.floor(2 * random()) : 5
      );
      const strata = cohorts.map((cohort) => (random() < (cohort < 5 ? 0.7 : 0.3) ? 'x' : 'y'));
      const outcomes = cohorts.map((cohort, i) => {
        const level = normal();
        return Array.from(
          { length: 5 },
          (_, t) => level + t * (strata[i] === 'x' ? 1 : 0.2) + normal() + (t >= cohort ? 1 : 0)
        );
      });
      const { simple } = studyEffect(
        {
          periods: ['1', '2', '3', '4', '5'],
          units: cohorts.map((_, i) => `${i}`),
          cohorts,
          strata,
          outcomes,
          already_n: 0
        },
        'notyet'
      );
      if (simple?.low && simple.high && simple.low <= 1 && simple.high >= 1) held += 1;
    }
    expect(held).toBeGreaterThanOrEqual(88);
  }, 60_000);
});

describe('a programme whose shops gain 10 points of online share', () => {
  let store: Store;

  beforeAll(async () => {
    store = await factStore();
    const { engine } = store;
    await engine.run(
      `INSERT INTO programme VALUES ('cmc', 'Clique', 'Click', '2020-11-02', NULL, NULL, 'EUR', false, 1)`
    );
    const sales: TakingRow[] = [];
    for (let id = 1; id <= 36; id += 1) {
      const joins = id <= 16;
      const joined_on = id <= 8 ? '2020-11-10' : '2020-12-15';
      await addUnit(engine, {
        unit_id: id,
        covers: [['2020-01-01', '2021-07-05']],
        sector: id % 2 === 0 ? 'G08' : 'G09'
      });
      await declareUsual(engine, { unit_id: id, annual_minor: 36_500_000 });
      if (joins)
        await engine.run(`INSERT INTO enrolment VALUES (${id}, ${id}, 'cmc', NULL, '${joined_on}', false, 1);
          INSERT INTO stage VALUES (${id}, '${joined_on}', 'none', NULL, NULL, NULL, ${id}, 1)`);
      // Every week: a till, and online sales of about 5 % of usual turnover, 10 points more from the week of joining on.
      for (let week = 0, day = '2020-05-04'; day < '2021-07-05'; week += 1, day = addDays(day, 7)) {
        const noise = ((id * 7 + week * 13) % 11) * 1_000;
        const gain = joins && day >= joined_on ? 70_000 : 0;
        sales.push({ unit_id: id, day, net_minor: 500_000 });
        sales.push({
          unit_id: id,
          day,
          order_mode: 'online',
          net_minor: 30_000 + noise + gain,
          orders_n: 3
        });
      }
    }
    await addTakings(engine, sales);
    await recomputed(store);
  }, 60_000);
  afterAll(() => closeStore(store));

  test('shows it, with what those who joined did before and whom they are compared with', async () => {
    const effect = await programmeEffect(store, 'cmc');
    expect(effect).toMatchObject({
      joined_n: 16,
      alike_n: 20,
      unmatched_n: 0,
      likeness: 'sector_area',
      few: false
    });
    const online = effect?.outcomes.find(({ outcome }) => outcome === 'online');
    expect(online?.verdict).toBe('higher');
    const later = online?.points.filter(({ weeks }) => weeks >= 4) ?? [];
    expect(later.length).toBeGreaterThan(3);
    for (const { att } of later) expect(att).toBeCloseTo(0.1, 1);
    for (const { weeks, att } of online?.points ?? [])
      if (weeks < 0) expect(Math.abs(att)).toBeLessThan(0.01);
    const [first] = online?.matched.filter(({ weeks }) => weeks === 4) ?? [];
    expect((first?.joined ?? 0) - (first?.alike ?? 0)).toBeCloseTo(0.1, 1);
  });

  test('says nothing of fewer than ten who joined', async () => {
    await store.engine.run('DELETE FROM enrolment WHERE enrolment_id > 9');
    expect(await programmeEffect(store, 'cmc')).toBeNull();
  });
});
