import { expect, test } from 'vitest';
import { evaluate } from '#model/formula.ts';

const terms = new Map([
  ['online_minor', 1500],
  ['revenue_minor', 6000],
  ['none', 0]
]);

test.each([
  ['online_minor / nullif(revenue_minor, 0)', 0.25],
  ['revenue_minor - online_minor - 500', 4000],
  ['revenue_minor - (online_minor - 500)', 5000],
  ['100 * online_minor / revenue_minor / 5', 5],
  ['-online_minor + 2.5', -1497.5],
  ['online_minor / nullif(none, 0)', null],
  ['1 + online_minor / none', null]
])('%s is %s', (formula, value) => {
  expect(evaluate(formula, terms)).toBe(value);
});

test.each(['online_minor /', 'profit', 'online_minor revenue_minor', '(none', 'nullif(none)'])(
  '%s is no formula',
  (formula) => {
    expect(() => evaluate(formula, terms)).toThrow();
  }
);
