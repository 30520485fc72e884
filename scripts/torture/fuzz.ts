import { fuzzCollector } from './fuzz/collector.ts';
import { fuzzHooks } from './fuzz/hooks.ts';
import { fuzzReaders, type Tally } from './fuzz/readers.ts';
import { samples } from './fuzz/samples.ts';
import type { Torture } from './torture.ts';

/** Inputs to the readers, requests to the collector and webhooks, a round. */
export const per_round = { inputs_n: 2_400, requests_n: 40, hooks_n: 60 };

/** Sends strange records, files and requests to everything that reads what platforms send. */
export const torture: Torture = {
  name: 'fuzz',
  what: 'changed payloads of every platform, damaged files and anything else; each is a valid fact, or told why it is none',
  async run({ rounds, seed, log }) {
    const given = samples();
    const tally: Tally = { inputs_n: 0, records_n: 0, reads: {} };
    const failures: string[] = [];
    for (let round = 0; round < rounds && failures.length === 0; round += 1) {
      const options = { inputs_n: per_round.inputs_n, seed: seed * 100_003 + round };
      failures.push(...fuzzReaders(given, options, tally));
    }
    failures.push(...(await fuzzCollector(rounds * per_round.requests_n, seed)));
    failures.push(...(await fuzzHooks(given, rounds * per_round.hooks_n, seed)));
    log(
      `${tally.inputs_n} inputs, ${tally.records_n} records, ${rounds * per_round.requests_n} requests, ${rounds * per_round.hooks_n} webhooks`
    );
    for (const [kind, n] of Object.entries(tally.reads).sort(([, a], [, b]) => b - a))
      log(`${String(n).padStart(8)} ${kind}`);
    return failures;
  }
};
