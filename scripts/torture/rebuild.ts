import fc from 'fast-check';
import { closeStore, openStore, type Store } from '#queries/store.server.ts';
import { beginning, histories } from './rebuild/histories.ts';
import { changedByRebuild, live } from './rebuild/same.ts';
import world from './rebuild/world.sql?raw';
import type { Torture } from './torture.ts';

/** Deliveries of one history, at most. */
const deliveriesMost = 8;

/** Lives random histories of shops and holds what came of them, step by step, against a full rebuild. */
export const torture: Torture = {
  name: 'rebuild',
  what: 'refunds, late and out-of-order data, corrections, moves, closings, undo; then a full rebuild changes no byte',
  async run({ rounds, seed, folder, log }) {
    let histories_n = 0;
    const trial = fc.asyncProperty(histories(deliveriesMost), fc.boolean(), async (all, fresh) => {
      const found = await trialOf(all, { folder, from_nothing: fresh });
      histories_n += 1;
      if (found.length > 0) throw new Error(`a rebuild changes ${found.join(', ')}`);
    });
    const details = await fc.check(trial, { numRuns: rounds, seed });
    log(`${histories_n} histories lived`);
    return details.failed ? [fc.defaultReportMessage(details) ?? 'failed'] : [];
  }
};

/** A store with a small world: areas, sectors, lockdowns, Easter. */
export async function openWorld(): Promise<Store> {
  const store = await openStore({ path: ':memory:' });
  await store.engine.run(world);
  return store;
}

/** The tables that a rebuild changes after one history in a store of its own. */
export async function trialOf(
  deliveries: Parameters<typeof live>[1],
  { folder, from_nothing }: { folder: string; from_nothing: boolean }
): Promise<string[]> {
  const store = await openWorld();
  try {
    await live(store, [...beginning, ...deliveries], folder);
    return await changedByRebuild(store, folder, { from_nothing });
  } finally {
    await closeStore(store);
  }
}
