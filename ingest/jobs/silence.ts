import { watchSilence } from '#queries/store.server.ts';
import { connectors } from '../connectors/index.ts';
import { pullOnly } from '../pull/turns.ts';
import type { Job } from '../schedule.ts';

/** Notices busy sources that fell silent, and those that are heard again. */
export const silence: Job = {
  name: 'silence',
  every: '7 * * * *',
  async run(context) {
    const store = await context.store();
    const noticed = await watchSilence(store, {
      now: context.now(),
      pull_only: pullOnly(connectors)
    });
    for (const { source_id, silent_since, expected_n } of noticed)
      context.log(
        `source ${source_id} is silent since ${silent_since}: ${Math.round(expected_n)} orders expected`
      );
  }
};
