import { expect, test } from 'vitest';
import { toSlices } from '#queries/rollup/slices.ts';

const month = (from: string, until: string, keys_n: number) => ({ from, until, keys_n });

test('neighbouring months share a slice until it is full', () => {
  expect(
    toSlices(
      [
        month('2019-11-03', '2019-11-30', 4),
        month('2019-12-01', '2020-01-01', 6),
        month('2020-01-02', '2020-01-20', 1)
      ],
      10
    )
  ).toEqual([
    { from: '2019-11-03', until: '2020-01-01' },
    { from: '2020-01-02', until: '2020-01-20' }
  ]);
});

test('months apart never share one, so that late data does not widen the range read', () => {
  expect(
    toSlices([month('2018-03-07', '2018-03-08', 1), month('2021-06-01', '2021-06-10', 9)], 10)
  ).toEqual([
    { from: '2018-03-07', until: '2018-03-08' },
    { from: '2021-06-01', until: '2021-06-10' }
  ]);
});

test('no keys, no slice', () => {
  expect(toSlices([])).toEqual([]);
});
