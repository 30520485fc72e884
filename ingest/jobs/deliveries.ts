import { deliveriesDue } from '#queries/store.server.ts';
import { readDelivery } from '../hooks/read.ts';
import type { Job } from '../schedule.ts';

const batch = 100;

/** Reads the webhooks that were kept, in the order they came. */
export const deliveries: Job = {
  name: 'deliveries',
  every: 300,
  async run(context) {
    const store = await context.store();
    const { secret, signal } = context;
    for (;;) {
      const due = await deliveriesDue(store, { secret, now: context.now(), limit: batch });
      await Promise.all(due.map((delivery) => readDelivery(context, delivery)));
      if (due.length < batch || signal.aborted) return;
    }
  }
};
