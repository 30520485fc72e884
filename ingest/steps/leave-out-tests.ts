import type { Step } from '../pipeline.ts';

/** Test orders are nobody's sales. */
export const leaveOutTests: Step = (event) =>
  event.values['status'] === 'test' ? { dropped: 'test_order' } : { kept: event };
