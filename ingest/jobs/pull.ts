import { connectors } from '../connectors/index.ts';
import type { CollectContext } from '../context.ts';
import { clock } from '../pull/clock.ts';
import { duePulls } from '../pull/turns.ts';
import { pullSource, type PullDoor } from '../pull/run.ts';
import { internet } from '../pull/transport.ts';
import type { Job } from '../schedule.ts';

/** Pulls that run at the same time at most, in the whole server. */
const pulls_max = 3;

const active = new Map<number, Promise<void>>();

/** Starts the pulls that are due, in the shop's night, and goes on with those that were cut off. */
export const pull: Job = {
  name: 'pull',
  every: '*/5 * * * *',
  async run(context) {
    const store = await context.store();
    const door: PullDoor = {
      store,
      secret: context.secret,
      transport: internet({ lan: context.settings.VITRINE_LAN }),
      clock,
      signal: context.signal
    };
    for (const source_id of await duePulls(store, connectors, context.now())) {
      if (active.size >= pulls_max || context.signal.aborted) return;
      if (!active.has(source_id)) begin(door, source_id, context);
    }
  },
  async last() {
    await Promise.allSettled(active.values());
  }
};

function begin(door: PullDoor, source_id: number, context: CollectContext): void {
  const work = pullSource(door, source_id)
    .then(
      ({ records_n, quarantined_n }) =>
        context.log(`pull of source ${source_id}: ${records_n} records, ${quarantined_n} refused`),
      (error: unknown) => {
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'unexpected';
        if (!context.signal.aborted) context.log(`pull of source ${source_id} failed: ${code}`);
      }
    )
    .finally(() => active.delete(source_id));
  active.set(source_id, work);
}
