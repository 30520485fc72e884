import { ensureCells } from '#queries/store.server.ts';
import type { Job } from '../schedule.ts';

/** Makes the cells of changed periods again, so that readers rarely wait for it. */
export const refresh: Job = {
  name: 'refresh',
  every: 2000,
  run: async ({ store }) => ensureCells(await store())
};
