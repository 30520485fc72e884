import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contributionOf } from '#model/decompose.ts';

test('test E2: 10.5 % to 5.7708 %, within +1.03125, mix −5.76042 points', () => {
  const whole = { before: 0.105, after: (1900 * 0.015 + 500 * 0.22) / 2400 };
  expect((100 * whole.after).toFixed(4)).toBe('5.7708');
  const food = contributionOf(
    { share: 0.01, weight: 0.5 },
    { share: 0.015, weight: 1900 / 2400 },
    whole
  );
  const books = contributionOf(
    { share: 0.2, weight: 0.5 },
    { share: 0.22, weight: 500 / 2400 },
    whole
  );
  expect((100 * (food.within + books.within)).toFixed(5)).toBe('1.03125');
  expect((100 * (food.mix + books.mix)).toFixed(5)).toBe('-5.76042');
});

test('a child of one period only adds by its weight, nothing within', () => {
  const came = contributionOf(null, { share: 0.5, weight: 0.1 }, { before: 0.2, after: 0.3 });
  expect(came).toEqual({ within: 0, mix: expect.closeTo(0.1 * (0.5 - 0.25), 12) });
});

const child = fc.option(
  fc.record({
    t: fc.integer({ min: 1, max: 10_000 }),
    share: fc.double({ min: 0, max: 1, noNaN: true })
  }),
  { freq: 4 }
);

test('the parts of all children add up to the change, whoever comes and goes', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(child, child), { minLength: 1, maxLength: 8 }), (children) => {
      const total = (i: 0 | 1) => children.reduce((sum, pair) => sum + (pair[i]?.t ?? 0), 0);
      fc.pre(total(0) > 0 && total(1) > 0);
      const share = (i: 0 | 1) =>
        children.reduce((sum, pair) => sum + (pair[i]?.t ?? 0) * (pair[i]?.share ?? 0), 0) /
        total(i);
      const whole = { before: share(0), after: share(1) };
      const period = (pair: (typeof children)[number], i: 0 | 1) => {
        const at = pair[i];
        return at === null ? null : { share: at.share, weight: at.t / total(i) };
      };
      const parts = children.map((pair) => contributionOf(period(pair, 0), period(pair, 1), whole));
      const sum = parts.reduce((all, { within, mix }) => all + within + mix, 0);
      expect(sum).toBeCloseTo(whole.after - whole.before, 12);
    }),
    { numRuns: 200, seed: 5 }
  );
});
