import { describe, expect, it } from 'vitest';
import { partsOf, slicesOf, withWeeks } from '#queries/cells/slices.ts';

describe('slices of days whose cells are made again', () => {
  it('are the hull inside each calendar year', () => {
    const ranges = [
      { from: '2019-12-30', until: '2020-01-02' },
      { from: '2020-06-01', until: '2020-06-02' }
    ];
    expect(slicesOf(ranges)).toEqual([
      { from: '2019-12-30', until: '2020-01-01' },
      { from: '2020-01-01', until: '2020-06-02' }
    ]);
  });

  it('leave a week of two years to the former', () => {
    const slices = [
      { from: '2019-12-30', until: '2020-01-01' },
      { from: '2020-01-01', until: '2020-01-10' }
    ];
    expect(withWeeks(slices).map(({ weeks }) => weeks)).toEqual([
      { from: '2019-12-30', until: '2020-01-06' },
      { from: '2020-01-06', until: '2020-01-13' }
    ]);
  });

  const quarter = {
    from: '2020-01-15',
    until: '2020-03-20',
    weeks: { from: '2020-01-13', until: '2020-03-23' }
  };
  const months = [
    { from: '2020-01-01', until: '2020-02-01', days_n: 40 },
    { from: '2020-02-01', until: '2020-03-01', days_n: 50 },
    { from: '2020-03-01', until: '2020-04-01', days_n: 60 }
  ];

  it('stay whole while their unit-days are few', () => {
    expect(partsOf(quarter, months, 150)).toEqual([quarter]);
  });

  it('are cut between months, and a week belongs to the part it ends in', () => {
    expect(partsOf(quarter, months, 100)).toEqual([
      {
        from: '2020-01-15',
        until: '2020-03-01',
        weeks: { from: '2020-01-13', until: '2020-02-24' }
      },
      {
        from: '2020-03-01',
        until: '2020-03-20',
        weeks: { from: '2020-02-24', until: '2020-03-23' }
      }
    ]);
  });

  it('are never cut inside a month, however many unit-days it has', () => {
    expect(partsOf(quarter, months, 1).map(({ from, until }) => [from, until])).toEqual([
      ['2020-01-15', '2020-02-01'],
      ['2020-02-01', '2020-03-01'],
      ['2020-03-01', '2020-03-20']
    ]);
  });
});
