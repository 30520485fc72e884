import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fitCurve } from '#queries/programme/curve.ts';
import { programmeReport, programmes } from '#queries/programme/report.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { logistic } from '#queries/study/growth.ts';
import { addUnit, factStore } from './facts.ts';

let store: Store;
const run = (sql: string) => store.engine.run(sql);

beforeAll(async () => {
  store = await factStore();
  await run(`INSERT INTO area (area_code, level, name, departement_code, region_code, country_code, vintage) VALUES
      ('REG-11', 'region', 'Île-de-France', NULL, 'REG-11', 'FR', '2026'), ('REG-04', 'region', 'La Réunion', NULL, 'REG-04', 'FR', '2026');
    UPDATE area SET country_code = 'FR' WHERE country_code <> 'CH';
    INSERT INTO programme VALUES ('cmc', 'Clique', 'Click', '2020-11-03', '2021-07-01', 50000, 'EUR', false, 1),
      ('vide', 'Vide', 'Empty', '2021-01-01', NULL, NULL, 'EUR', false, 1);
    INSERT INTO eligibility_rule VALUES ('cmc', 'sector', 'G08', '2020-11-03', NULL, false, 1), ('cmc', 'staff_below', '11', '2020-11-03', NULL, false, 1)`);
  // 14 shops in Paris of one enterprise each, of which two are one enterprise; 8 in La Réunion; one clothes shop.
  for (let id = 1; id <= 23; id += 1)
    await addUnit(store.engine, {
      unit_id: id,
      enterprise_id: id === 14 ? 1013 : 1000 + id,
      area: id <= 14 || id === 23 ? 'DEP-75' : 'DEP-974',
      sector: id === 23 ? 'G09' : 'G08'
    });
  const rows = Array.from({ length: 20 }, (_, i) => i + 1);
  await run(
    [
      ...rows.map(
        (id) =>
          `INSERT INTO enrolment VALUES (${id}, ${id}, 'cmc', NULL, '${id <= 10 ? '2020-11-10' : '2021-01-10'}', false, 1);`
      ),
      ...rows.map(
        (id) =>
          `INSERT INTO stage VALUES (${id}, '${id <= 10 ? '2020-11-10' : '2021-01-10'}', 'none', NULL, NULL, NULL, ${id}, 1);`
      ),
      ...[1, 2, 3, 15, 16, 17].map(
        (id) =>
          `INSERT INTO stage VALUES (${id}, '2021-02-01', 'checkout', NULL, NULL, NULL, ${100 + id}, 1);`
      ),
      ...[4, 5, 6, 7].map(
        (id) =>
          `INSERT INTO stage VALUES (${id}, '2021-02-01', 'refused', NULL, NULL, NULL, ${200 + id}, 1); INSERT INTO reason VALUES (${id}, ${id}, 'refusal', '${id === 7 ? 'skills' : 'cost'}', NULL, '2021-02-01', 1);`
      ),
      `INSERT INTO programme_target VALUES ('cmc', 'REG-11', 'none', '2020-12-31', 12, false, 1), ('cmc', 'REG-11', 'checkout', '2021-12-31', 4, false, 1),
        ('cmc', 'FR', 'none', '2020-12-31', 10, false, 1), ('cmc', 'REG-04', 'checkout', '2021-12-31', 30, false, 1)`
    ].join('\n')
  );
}, 60_000);
afterAll(() => closeStore(store));

describe('the report of a programme', () => {
  test('counts enterprises, not shops, and hides what one or two would be', async () => {
    const report = await programmeReport(store, 'cmc');
    expect(report?.as_of).toBe('2021-02-01');
    // 20 shops of 19 enterprises; 6 with a checkout; nobody's sales are known.
    expect(report?.latest.counts.map(({ value }) => value)).toEqual([19, 6, 6, 6, 6, 0, 0, 0]);
    expect(report?.side.refused).toEqual({ value: 4, status: 'F' });
    expect(report?.side.left).toEqual({ value: 0, status: 'F' });
  });

  test('is null where nobody has joined, and the programme is still listed', async () => {
    expect(await programmeReport(store, 'vide')).toBeNull();
    expect((await programmes(store)).map(({ code, joined }) => [code, joined])).toEqual([
      ['cmc', true],
      ['vide', false]
    ]);
  });

  test('says how far each area is from its target', async () => {
    const report = await programmeReport(store, 'cmc');
    expect(
      report?.targets.map(({ area_code, stage, reached, progress, gap, alert }) => ({
        area_code,
        stage,
        n: reached.value,
        progress,
        gap,
        alert
      }))
    ).toEqual([
      { area_code: 'FR', stage: 'none', n: 10, progress: 1, gap: 0, alert: 'met' },
      { area_code: 'REG-11', stage: 'none', n: 10, progress: 10 / 12, gap: 2, alert: 'missed' },
      // 3 of 4 in 83 of 416 days are ahead of the line; 3 of 30 are behind it.
      { area_code: 'REG-04', stage: 'checkout', n: 3, progress: 0.1, gap: 27, alert: 'behind' },
      { area_code: 'REG-11', stage: 'checkout', n: 3, progress: 0.75, gap: 1, alert: 'on_track' }
    ]);
  });

  test('gives reasons with their intervals, but not those of one enterprise, nor one that gives it away', async () => {
    const report = await programmeReport(store, 'cmc');
    const reasons = report?.refusals.filter(({ key }) => ['cost', 'skills'].includes(key));
    expect(reasons?.map(({ key, count, share }) => [key, count.value, share])).toEqual([
      ['cost', null, null],
      ['skills', null, null]
    ]);
  });

  test('knows how many could have joined by the rules of the day, and which rule it cannot check', async () => {
    const report = await programmeReport(store, 'cmc');
    expect(report?.eligible).toEqual({ day: '2021-02-01', enterprises_n: 21, unchecked: true });
  });
});

describe('the curve of those who joined', () => {
  const curve = { limit: 1000, rate: 0.5, middle: 6 };
  const counts = Array.from({ length: 13 }, (_, t) => Math.round(logistic(t, curve)));

  test('is found again where the middle has passed', () => {
    const fit = fitCurve(counts, 2000);
    expect(fit?.limit).toBeGreaterThan(950);
    expect(fit?.limit).toBeLessThan(1050);
    expect(fit?.middle).toBeCloseTo(6, 0);
  });

  test('has no limit before its middle, nor beyond those who can join', () => {
    expect(fitCurve(counts.slice(0, 6), 2000)).toBeNull();
    expect(fitCurve(counts, 953)?.limit ?? 0).toBeLessThanOrEqual(954);
  });
});
