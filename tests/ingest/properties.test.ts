import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { undoImport } from '#ingest/undo.ts';
import { bench, type Bench } from './shop.ts';

let it: Bench;
beforeAll(async () => {
  it = await bench('A', 'B');
});
afterAll(() => it.close());

/** One line of a shop's export; few shops, numbers and days, so that versions meet. */
const line = fc
  .record({
    unit: fc.constantFrom('A', 'B', 'nobody'),
    external_id: fc.integer({ min: 1, max: 6 }),
    day: fc.integer({ min: 1, max: 9 }),
    version: fc.integer({ min: 1, max: 9 }),
    net: fc.oneof(fc.integer({ min: -500, max: 5000 }), fc.constant('x')),
    status: fc.constantFrom('paid', 'cancelled', 'refund', '')
  })
  .map(({ unit, external_id, day, version, net, status }) =>
    [unit, external_id, `2020-11-0${day} 10:00`, `2020-12-0${version}T10:00:00Z`, net, status].join(
      ','
    )
  );

const text = (lines: string[]): string =>
  `unit,external_id,ordered_at,version_at,net,status\n${lines.join('\n')}\n`;

/** The current facts without what tells one import from another. */
const facts = (): Promise<Record<string, unknown>[]> =>
  it.rows(
    'SELECT unit_id, external_id, version_at, local_day, status, net_minor, refund_minor FROM order_version WHERE is_current ORDER BY ALL'
  );

/** Imports one text after the other, looks after each, and takes it all back. */
async function trial(...texts: string[]): Promise<Record<string, unknown>[][]> {
  const ids: number[] = [];
  const seen: Record<string, unknown>[][] = [];
  for (const one of texts) {
    const report = await it.take(one);
    expect(report.accepted_n + report.updated_n + report.duplicate_n + report.quarantined_n).toBe(
      report.read_n
    );
    expect(report.read_n).toBe(one.trim().split('\n').length - 1);
    ids.push(report.import_id);
    seen.push(await facts());
  }
  for (const id of ids.reverse()) await undoImport(it.store, id);
  expect(await facts()).toEqual([]);
  return seen;
}

const options = { numRuns: 12, seed: 20201101 } as const;
const lines = fc.array(line, { minLength: 1, maxLength: 14 });

describe('whatever a shop exports', () => {
  test('importing twice is importing once, and every row has a place in the counts', async () => {
    await fc.assert(
      fc.asyncProperty(lines, async (given) => {
        const [once, twice] = await trial(text(given), text(given));
        expect(twice).toEqual(once);
      }),
      options
    );
  });

  test('the order of the rows plays no part', async () => {
    await fc.assert(
      fc.asyncProperty(lines, fc.integer(), async (given, seed) => {
        const mixed = given
          .map((one, i) => ({ one, at: Math.sin(seed + i * 7919) }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        expect(await trial(text(mixed))).toEqual(await trial(text(given)));
      }),
      options
    );
  });
});
