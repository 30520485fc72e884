import { applyInbox, drainInbox } from '#queries/store.server.ts';
import type { Job } from '../schedule.ts';

const rows_max = 10_000;

/** Takes what was acknowledged into the facts; a full batch is followed by the next one at once. */
export const apply: Job = {
  name: 'apply',
  every: 300,
  async run({ store, signal }) {
    const opened = await store();
    while (!signal.aborted && (await applyInbox(opened, { rows_max })).applied_n === rows_max);
  },
  last: async ({ store }) => drainInbox(await store())
};
