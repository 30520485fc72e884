import { series } from '#queries/series.ts';
import { closeStore } from '#queries/store.ts';
import { attack, primaryOnly } from '#tests/queries/attack.ts';
import { randomEconomy } from '#tests/queries/attack-economy.ts';
import { economy } from '#tests/queries/economy.ts';
import type { Torture, TortureOptions } from './torture.ts';

type Counts = { tried_n: number; recovered_n: number; narrowed_n: number; primary_n: number };

/**
 * Tries to work hidden values out of all public answers over small economies, one a round, and says how many. Public
 * answers rest on the primary rules so far (decision 0028), so that it only fails when it finds nothing where they alone hide.
 */
export const torture: Torture = {
  name: 'attack',
  what: 'set up the equations of every public answer and say which hidden values a linear program gives',
  run: async (options) => {
    const all: Counts = { tried_n: 0, recovered_n: 0, narrowed_n: 0, primary_n: 0 };
    for (let round = 0; round < options.rounds; round += 1) {
      const found = await attackOne(options, options.seed + round);
      for (const name of ['tried_n', 'recovered_n', 'narrowed_n', 'primary_n'] as const)
        all[name] += found[name];
    }
    options.log(
      `${all.tried_n} hidden values tried: ${all.recovered_n} recovered, ${all.narrowed_n} known to less than 10 % above; ${all.primary_n} recovered where only the primary rules hide`
    );
    return all.primary_n === 0 ? ['the attack finds nothing even without secondary hiding'] : [];
  }
};

async function attackOne({ log }: TortureOptions, seed: number): Promise<Counts> {
  const drawn = randomEconomy(seed);
  const store = await economy(drawn.sales, drawn.units);
  const { tried_n, recovered, narrowed } = await attack(
    store,
    drawn,
    async (question) => (await series(store, question)).rows
  );
  const primary = await attack(store, drawn, primaryOnly(store));
  await closeStore(store);
  const counts = {
    tried_n,
    recovered_n: recovered.length,
    narrowed_n: narrowed.length,
    primary_n: primary.recovered.length
  };
  log(
    `economy ${seed}: ${tried_n} tried, ${counts.recovered_n} recovered, ${counts.narrowed_n} narrowed`
  );
  return counts;
}
