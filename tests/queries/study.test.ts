import { expect, test } from 'vitest';
import { wilson } from '#model/estimate.ts';
import { effectsOf, meanOf } from '#queries/study/effect.ts';
import { bassPeak, bassShare, logistic, riseTime } from '#queries/study/growth.ts';
import { logRank } from '#queries/study/log-rank.ts';
import { panelOf } from '#queries/study/panel.ts';
import { studyEffect } from '#queries/study/study.ts';
import { incidenceOf, survivalOf } from '#queries/study/survival.ts';
import { twoWay } from '#queries/study/two-way.ts';

const waits = [
  [5, 1],
  [8, 1],
  [8, 0],
  [12, 1],
  [15, 0],
  [20, 1],
  [20, 1],
  [30, 0],
  [40, 1],
  [60, 0]
].map(([time = 0, event = 0]) => ({ time, event, group: 'all' }));

/** Lines of a panel: by unit its cohort and its outcomes in periods 1, 2, 3. */
const panel = (units: Record<string, [cohort: string, ...outcomes: number[]]>) =>
  panelOf(
    Object.entries(units).flatMap(([unit, [cohort, ...outcomes]]) =>
      outcomes.map((outcome, t) => ({ unit, cohort, period: `${t + 1}`, outcome: `${outcome}` }))
    )
  );

test('the waiting times of the domain note give its curve, median, error, interval and restricted mean', () => {
  const { steps, median, restricted_mean } = survivalOf(waits, 'all', 60);
  const at = new Map(steps.map((step) => [step.time, step]));
  const curve = [5, 8, 12, 20, 40].map((time) => at.get(time)?.survival.toFixed(6));
  expect(curve).toEqual(['0.900000', '0.800000', '0.685714', '0.411429', '0.205714']);
  expect(median.time).toBe(20);
  expect(at.get(20)?.se?.toFixed(6)).toBe('0.175590');
  expect([at.get(20)?.low?.toFixed(6), at.get(20)?.high?.toFixed(6)]).toEqual([
    '0.102511',
    '0.707313'
  ]);
  expect(restricted_mean.value.toFixed(6)).toBe('28.728571');
});

test('a curve nobody of whom had the event has no median and stays at one', () => {
  const { steps, median, events_n } = survivalOf(
    [3, 4].map((time) => ({ time, event: 0, group: 'all' })),
    'all'
  );
  expect({ events_n, median }).toEqual({
    events_n: 0,
    median: { time: null, low: null, high: null }
  });
  expect(steps.map(({ survival, se }) => [survival, se])).toEqual([
    [1, 0],
    [1, 0]
  ]);
});

test('shares that ended in each way add up to the share that ended', () => {
  const cases = [1, 2, 1, 2].map((event, i) => ({ time: i + 1, event, group: 'all' }));
  expect(incidenceOf(cases)).toEqual([
    {
      event: 1,
      steps: [
        { time: 1, incidence: 0.25 },
        { time: 3, incidence: 0.5 }
      ]
    },
    {
      event: 2,
      steps: [
        { time: 2, incidence: 0.25 },
        { time: 4, incidence: 0.5 }
      ]
    }
  ]);
});

test('two groups that wait alike are not told apart, two that do not are', () => {
  const group = (name: string, times: number[]) =>
    times.map((time) => ({ time, event: 1, group: name }));
  const alike = logRank([...group('a', [1, 2, 3, 4]), ...group('b', [1, 2, 3, 4])]);
  expect(alike?.chi2.toFixed(6)).toBe('0.000000');
  expect(alike?.p.toFixed(6)).toBe('1.000000');
  // by hand: expected 0.5 + 1/3 = 5/6 of 2, variance 1/4 + 2/9 = 17/36, so χ² = (7/6)² / (17/36) = 49/17
  const apart = logRank([...group('a', [1, 2]), ...group('b', [3, 4])]);
  expect(apart?.chi2.toFixed(6)).toBe((49 / 17).toFixed(6));
  expect(apart?.p.toFixed(4)).toBe('0.0896');
});

test('proportions keep their room: 6 of 40 and 0 of 10', () => {
  const percent = (value: number | undefined) => ((value ?? 0) * 100).toFixed(4);
  const [some, none] = [wilson(6, 40), wilson(0, 10)];
  expect([percent(some?.low), percent(some?.high)]).toEqual(['7.0612', '29.0723']);
  expect([percent(none?.low), percent(none?.high)]).toEqual(['0.0000', '27.7533']);
});

test('the logistic curve and that of Bass pass through the points of the domain note', () => {
  const shape = { limit: 1000, rate: 0.5, middle: 6 };
  expect([0, 3, 6, 9, 12].map((t) => logistic(t, shape).toFixed(6))).toEqual([
    '47.425873',
    '182.425524',
    '500.000000',
    '817.574476',
    '952.574127'
  ]);
  expect(riseTime(0.5).toFixed(6)).toBe('8.788898');
  const bass = { innovation: 0.03, imitation: 0.38 };
  expect([1, 3, 5, 10].map((t) => bassShare(t, bass).toFixed(6))).toEqual([
    '0.035758',
    '0.150500',
    '0.331199',
    '0.812803'
  ]);
  const { t, share, rate } = bassPeak(bass);
  expect([t, share, rate].map((value) => value.toFixed(6))).toEqual([
    '6.192619',
    '0.460526',
    '0.110592'
  ]);
});

test('two groups before and after: the difference of differences is 22, in logarithms 0.167054', () => {
  const both = (value: (x: number) => number) =>
    effectsOf(
      panel({ joined: ['2', value(100), value(130)], other: ['never', value(80), value(88)] }),
      'never'
    ).map(({ att }) => att.toFixed(6));
  expect(both((x) => x)).toEqual(['22.000000']);
  expect(both(Math.log)).toEqual(['0.167054']);
});

test('the plain two-way estimate of effects that are all positive comes out at −0.5', () => {
  const plain = twoWay(panel({ early: ['2', 0, 1, 4], late: ['3', 0, 0, 1] }));
  expect(plain?.estimate.toFixed(6)).toBe('-0.500000');
  expect(plain?.weights.map(({ unit, weight }) => [unit, weight.toFixed(6)])).toEqual([
    ['early', '1.000000'],
    ['early', '-0.500000'],
    ['late', '0.500000']
  ]);
  expect(plain?.negative_n).toBe(1);
});

test('effects by cohort and period are those of the domain note, whoever the controls are', () => {
  const economy = panel({
    early: ['2', 10, 12, 17],
    late: ['3', 20, 21, 24],
    never: ['never', 5, 6, 8]
  });
  for (const controls of ['never', 'notyet'] as const) {
    const cells = effectsOf(economy, controls);
    expect(cells.map(({ cohort, period, att }) => [cohort + 1, period + 1, att])).toEqual([
      [2, 2, 1],
      [2, 3, 4],
      [3, 2, 0],
      [3, 3, 1]
    ]);
    const after = cells.filter(({ cohort, period }) => period >= cohort);
    expect(meanOf(economy, after)?.att).toBeCloseTo(2, 12);
    const study = studyEffect(economy, controls);
    expect(study.by_event.map(({ event_time, att }) => [event_time, att])).toEqual([
      [-1, 0],
      [0, 1],
      [1, 4]
    ]);
    expect(study.two_way?.estimate.toFixed(6)).toBe('1.000000');
    expect(study.warnings[0]).toContain('3 units');
  }
});

test('a period without a comparison group is left out, never filled', () => {
  const { att, warnings } = studyEffect(
    panel({ early: ['2', 0, 1, 4], late: ['3', 0, 0, 1] }),
    'notyet'
  );
  expect(att.map(({ cohort, period }) => `${cohort} ${period}`)).toEqual(['2 2']);
  expect(warnings.join()).toContain('3 of 4 cells have no comparison group');
});

test('the standard error of a difference of means is that of its two sides', () => {
  const economy = panel({
    a: ['2', 0, 1],
    b: ['2', 0, 3],
    c: ['never', 0, 0],
    d: ['never', 0, 2]
  });
  // changes 1, 3 against 0, 2: each side has variance 2, so √(2/2 + 2/2)
  expect(studyEffect(economy, 'never').att).toMatchObject([
    { att: 1, se: expect.closeTo(Math.SQRT2, 12), joined_n: 2 }
  ]);
});

test('a panel that cannot be is refused by line and value', () => {
  const line = (unit: string, cohort: string, period: string, outcome: string) => ({
    unit,
    cohort,
    period,
    outcome
  });
  expect(() => panelOf([line('a', '2', '1', '5'), line('a', '3', '2', '5')])).toThrow(
    'line 3: a has two cohorts: 2, 3'
  );
  expect(() => panelOf([line('a', '2', '1', 'x'), line('a', '2', '2', '5')])).toThrow(
    'line 2: outcome is not a number: x'
  );
  expect(() => panelOf([line('a', '2', '1', '5')])).toThrow('one period only: 1');
});
