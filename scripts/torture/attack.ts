import { series, unprotectedSeries } from '#queries/series.ts';
import { closeStore } from '#queries/store.ts';
import { attack } from '#tests/queries/attack.ts';
import { randomEconomy } from '#tests/queries/attack-economy.ts';
import { economy } from '#tests/queries/economy.ts';
import type { Torture, TortureOptions } from './torture.ts';

/** Tries to work protected values out of all public answers over small economies, one a round. */
export const torture: Torture = {
  name: 'attack',
  what: 'set up the equations of every public answer and try to recover protected values by linear program',
  run: async (options) => {
    const wrong: string[] = [];
    let tried_n = 0;
    let primary_n = 0;
    for (let round = 0; round < options.rounds; round += 1) {
      const found = await attackOne(options, options.seed + round);
      tried_n += found.tried_n;
      primary_n += found.primary_n;
      wrong.push(...found.wrong);
    }
    options.log(
      `${tried_n} protected values tried; with only the primary rules ${primary_n} of them are found or narrowed`
    );
    return primary_n === 0
      ? [...wrong, 'the attack finds nothing even without secondary hiding']
      : wrong;
  }
};

async function attackOne({ log }: TortureOptions, seed: number) {
  const drawn = randomEconomy(seed);
  const store = await economy(drawn.sales, drawn.units);
  const { tried_n, broken } = await attack(
    store,
    drawn,
    async (question) => (await series(store, question)).rows
  );
  const primary = await attack(store, drawn, async (question) => {
    const shown = (await series(store, question)).rows;
    const all = (await unprotectedSeries(store, question)).rows;
    return shown.map((row, i) =>
      row.status === 'D' ? { ...row, value: all[i]?.value ?? null, status: 'F' as const } : row
    );
  });
  await closeStore(store);
  log(
    `economy ${seed}: ${tried_n} tried, ${broken.length} broken, ${primary.broken.length} without secondary hiding`
  );
  return {
    tried_n,
    primary_n: primary.broken.length,
    wrong: broken.map(
      ({ cell, value, min, max }) =>
        `economy ${seed}: ${cell} is ${value}, known from ${min} to ${max}`
    )
  };
}
