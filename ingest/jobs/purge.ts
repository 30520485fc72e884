import { purgeDeliveries } from '#queries/store.server.ts';
import type { Job } from '../schedule.ts';

/** Removes deliveries after thirty days. */
export const purge: Job = {
  name: 'purge',
  every: '17 3 * * *',
  run: async ({ store, now }) => purgeDeliveries(await store(), now())
};
