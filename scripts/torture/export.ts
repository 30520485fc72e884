import fc from 'fast-check';
import { closeStore } from '#queries/store.ts';
import { differences, views } from '#tests/app/export-views.ts';
import { richStore } from '#tests/clickhouse/rich-store.ts';
import type { Torture } from './torture.ts';

/** Views of a store of random economies, taken away in every form and read back by other code. */
export const torture: Torture = {
  name: 'export',
  what: 'take random views away in every form and compare each, read back, with the screen',
  run: async ({ rounds, seed, log }) => {
    const store = await richStore(6, seed);
    const failures: string[] = [];
    const met = { shown_n: 0, hidden_n: 0, missing_n: 0 };
    for (const asked of fc.sample(views, { seed, numRuns: rounds })) {
      const { found, ...counts } = await differences(store, asked);
      failures.push(...found);
      for (const name of ['shown_n', 'hidden_n', 'missing_n'] as const) met[name] += counts[name];
    }
    await closeStore(store);
    log(`${met.shown_n} values shown, ${met.hidden_n} hidden, ${met.missing_n} missing`);
    if (met.hidden_n === 0 || met.missing_n === 0)
      failures.push('no hidden or no missing value met');
    return failures;
  }
};
