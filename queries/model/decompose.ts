/** One child's share and weight (its part of the denominator) in a period; null: nothing there in that period. */
export type ChildPeriod = { share: number; weight: number } | null;

/** What one child adds to the change of a share: by its own share changing, by its weight changing. */
export type Contribution = { within: number; mix: number };

/**
 * Splits the change of a share into what the children's own shares did and what their weights did, with mean weights:
 * within = (s₂ − s₁)·(w₁ + w₂)/2, mix = (w₂ − w₁)·((s₁ + s₂)/2 − S̄), S̄ the mean of the two shares of the whole.
 *
 * Weights are parts of the whole's denominator and add up to 1 over all children of a period, so that S̄ moves mix from
 * child to child and not their sum. A child that is there in one period only has no change of its own: all of it is mix.
 * Source: domain note section 5, test E2.
 */
export function contributionOf(
  before: ChildPeriod,
  after: ChildPeriod,
  whole: { before: number; after: number }
): Contribution {
  const [s1, s2] = [(before ?? after)?.share ?? 0, (after ?? before)?.share ?? 0];
  const [w1, w2] = [before?.weight ?? 0, after?.weight ?? 0];
  return {
    within: ((s2 - s1) * (w1 + w2)) / 2,
    mix: (w2 - w1) * ((s1 + s2) / 2 - (whole.before + whole.after) / 2)
  };
}
