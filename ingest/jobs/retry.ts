import { retryDeliveries } from '#queries/store.server.ts';
import type { Job } from '../schedule.ts';

/** Has webhooks that could not be read tried again. */
export const retry: Job = {
  name: 'retry',
  every: 600_000,
  run: async ({ store }) => retryDeliveries(await store())
};
