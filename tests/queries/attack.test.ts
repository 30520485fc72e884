import { expect, it } from 'vitest';
import { closeStore } from '#queries/store.ts';
import { attack, primaryOnly } from './attack.ts';
import { randomEconomy } from './attack-economy.ts';
import { economy } from './economy.ts';

it('an attacker recovers hidden values where only the primary rules hide', async () => {
  const drawn = randomEconomy(1);
  const store = await economy(drawn.sales, drawn.units);
  const { tried_n, recovered } = await attack(store, drawn, primaryOnly(store));
  expect(recovered.length).toBeGreaterThan(0);
  expect(tried_n).toBeGreaterThan(recovered.length);
  await closeStore(store);
}, 120_000);
