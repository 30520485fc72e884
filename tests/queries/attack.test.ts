import { describe, expect, it } from 'vitest';
import { series, unprotectedSeries } from '#queries/series.ts';
import { closeStore } from '#queries/store.ts';
import { attack, type Ask } from './attack.ts';
import { randomEconomy } from './attack-economy.ts';
import { economy } from './economy.ts';

describe('an attacker with every public answer', () => {
  it.each([1, 2])(
    'recovers no protected value and narrows none below its protection, economy %i',
    async (seed) => {
      const drawn = randomEconomy(seed);
      const store = await economy(drawn.sales, drawn.units);
      const ask: Ask = async (question) => (await series(store, question)).rows;
      const { tried_n, broken } = await attack(store, drawn, ask);
      expect(broken).toEqual([]);
      expect(tried_n).toBeGreaterThan(0);
      await closeStore(store);
    },
    120_000
  );

  it('recovers values where only the primary rules hide', async () => {
    const drawn = randomEconomy(1);
    const store = await economy(drawn.sales, drawn.units);
    const ask: Ask = async (question) => {
      const shown = (await series(store, question)).rows;
      const all = (await unprotectedSeries(store, question)).rows;
      return shown.map((row, i) =>
        row.status === 'D' ? { ...row, status: 'F', value: all[i]?.value ?? null } : row
      );
    };
    const { broken } = await attack(store, drawn, ask);
    expect(broken.length).toBeGreaterThan(0);
    await closeStore(store);
  }, 120_000);
});
