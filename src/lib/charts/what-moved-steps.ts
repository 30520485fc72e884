import type { WhatMoved } from '#lib/charts/what-moved.ts';
import type { Format } from '#lib/format.ts';
import type { ChildOfChange } from '#model/question.ts';

/** One bar of the bridge: where it begins and ends, ratios; `y` its middle, px. */
export type Step = {
  part: 'before' | 'within' | 'mix' | 'rest' | 'after';
  from: number;
  to: number;
  y: number;
};

const childrenMax = 6;

/**
 * Differences of one change in points, signed: +1,0; −5,8. Tenths, or hundredths where neither effect reaches half a
 * point; what rounds to nought has no sign.
 */
export const pointsOf = (data: WhatMoved, format: Format): ((difference: number) => string) => {
  const fine = Math.max(Math.abs(data.within ?? 0), Math.abs(data.mix ?? 0)) < 0.005;
  const half = fine ? 0.00005 : 0.0005;
  const print = fine ? format.pointsFine : format.points;
  return (difference) =>
    `${Math.abs(difference) < half ? '' : difference < 0 ? '−' : '+'}${print(difference)}`;
};

/** The parts that counted most, by the sum of both effects without sign. */
export const shownChildren = ({ children }: WhatMoved): ChildOfChange[] => {
  const size = ({ within, mix }: ChildOfChange) => Math.abs(within) + Math.abs(mix);
  return children.toSorted((a, b) => size(b) - size(a)).slice(0, childrenMax);
};

/** The bars of the bridge in order, without their places; none where the change could not be split. */
export function stepsOf({ before, after, within, mix, rest }: WhatMoved): Omit<Step, 'y'>[] {
  if (before === null || after === null || within === null || mix === null) return [];
  const middle = before + within + mix;
  return [
    { part: 'before', from: 0, to: before },
    { part: 'within', from: before, to: before + within },
    { part: 'mix', from: before + within, to: middle },
    ...(Math.abs(rest ?? 0) < 0.00005 ? [] : [{ part: 'rest' as const, from: middle, to: after }]),
    { part: 'after', from: 0, to: after }
  ];
}
