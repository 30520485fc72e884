import { publishAnswers } from '#queries/store.server.ts';
import type { Job } from '../schedule.ts';

/** Publishes changed figures to the cluster that questions are put to, if there is one. */
export const publish: Job = {
  name: 'publish',
  every: 5000,
  run: async ({ store }) => void (await publishAnswers(await store()))
};
