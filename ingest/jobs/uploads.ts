import type { Job } from '../schedule.ts';
import { removeAbandoned } from '../files/uploads.ts';
import { isWorking, settleWorks } from '../files/work.ts';

/** Removes uploaded files that nobody came back for; on stop, waits for imports that end. */
export const uploads: Job = {
  name: 'uploads',
  every: '17 * * * *',
  async run({ store, now, log }) {
    const gone_n = removeAbandoned(await store(), now(), isWorking);
    if (gone_n > 0) log(`removed ${gone_n} abandoned uploads`);
  },
  last: () => settleWorks()
};
