import { expect, test } from 'vitest';
import { fuzzCollector } from '../../../scripts/torture/fuzz/collector.ts';
import { fuzzHooks } from '../../../scripts/torture/fuzz/hooks.ts';
import { fuzzReaders, type Tally } from '../../../scripts/torture/fuzz/readers.ts';
import { samples } from '../../../scripts/torture/fuzz/samples.ts';

// A slice of what `npm run torture -- fuzz` does.

test('two thousand strange records and files are facts, drops or refusals with a reason', () => {
  const tally: Tally = { inputs_n: 0, records_n: 0, reads: {} };
  expect(fuzzReaders(samples(), { inputs_n: 2_000, seed: 7 }, tally)).toEqual([]);
  expect(tally.inputs_n).toBe(2_000);
  for (const kind of ['order', 'dropped', 'refused missing', 'refused bad_amount'])
    expect(tally.reads[kind], kind).toBeGreaterThan(0);
});

test('the collector answers strange bodies with thanks or a problem, never with an error of its own', async () => {
  expect(await fuzzCollector(40, 7)).toEqual([]);
});

test('changed webhooks, signed as their platforms sign, are kept and read, and forged ones turned away', async () => {
  expect(await fuzzHooks(samples(), 120, 7)).toEqual([]);
});
