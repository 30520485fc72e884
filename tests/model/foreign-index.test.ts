import { expect, test } from 'vitest';
import { changeSinceBase, weeklyMean } from '#model/foreign-index.ts';

test('a week of 3,000 on 5,000 against 5,280 on 4,800 a year before is 45.4545 % below', () => {
  const change = changeSinceBase({ value: 3000, base: 5000 }, { value: 5280, base: 4800 });
  expect(((change ?? NaN) * 100).toFixed(4)).toBe('-45.4545');
  expect(changeSinceBase({ value: 3000, base: 0 }, { value: 5280, base: 4800 })).toBeNull();
});

test('6,250 in a month of five weeks is 1,250 a week', () => {
  expect(weeklyMean(6250, 5)).toBe(1250);
});
