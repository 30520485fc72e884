import { join } from 'node:path';
import { closeVisits } from '#queries/store.server.ts';
import type { Job } from '../schedule.ts';
import { saltsIn } from '../visits/salts.ts';

/** Ends the days of visitors: destroys the salts of each day that is over, then counts its page views and removes them. */
export const visits: Job = {
  name: 'visits',
  every: 60_000,
  async run({ store, now, settings }) {
    saltsIn(join(settings.VITRINE_DATA, 'salts')).destroyOver(now());
    await closeVisits(await store(), now());
  }
};
