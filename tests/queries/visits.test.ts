import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { visitsSql } from '#queries/visits/close.ts';
import { closeStore, openStore, type Store } from '#queries/store.ts';

let store: Store;
beforeAll(async () => {
  store = await openStore({ path: ':memory:' });
});
beforeEach(() => store.engine.run('DELETE FROM visit_day; DELETE FROM visit_hit'));
afterAll(() => closeStore(store));

type View = { visitor: number; minute: number; from: 'direct' | 'search' | 'site' };
const views = fc.array(
  fc.record({
    visitor: fc.integer({ min: 1, max: 4 }),
    minute: fc.integer({ min: 0, max: 200 }),
    from: fc.constantFrom('direct' as const, 'search' as const, 'site' as const)
  }),
  { minLength: 1, maxLength: 40 }
);

/** Visits and visitors by class, counted as the definition reads. */
function byHand(given: readonly View[]): Record<string, [number, number]> {
  const counted: Record<string, [number, number]> = {};
  const rank = (view: View): string => (view.from === 'direct' ? '~' : view.from);
  for (const visitor of new Set(given.map((view) => view.visitor))) {
    const own = given
      .filter((view) => view.visitor === visitor)
      .sort((a, b) => a.minute - b.minute || rank(a).localeCompare(rank(b)));
    for (const [i, view] of own.entries()) {
      const before = own[i - 1];
      if (before !== undefined && view.minute - before.minute < 30) continue;
      const [visits, visitors] = counted[view.from] ?? [0, 0];
      counted[view.from] = [visits + 1, visitors + (i === 0 ? 1 : 0)];
    }
  }
  return counted;
}

const relation = (given: readonly View[]): string =>
  `(SELECT 1 AS source_id, 1 AS unit_id, DATE '2026-03-02' AS local_day, v::UBIGINT AS visitor_key,
    TIMESTAMP '2026-03-02' + to_minutes(m) AS hit_at, f AS referrer_class
  FROM (VALUES ${given.map((view) => `(${view.visitor}, ${view.minute}, '${view.from}')`).join(', ')}) AS t(v, m, f))`;

test('visits are page views with less than half an hour between them, in whatever order they come', async () => {
  await fc.assert(
    fc.asyncProperty(views, fc.infiniteStream(fc.nat()), async (given, keys) => {
      const shuffled = given
        .map((view) => ({ view, key: keys.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ view }) => view);
      const rows = await store.engine.query<{
        referrer_class: string;
        visits_n: number;
        visitors_n: number;
      }>(visitsSql(relation(shuffled)));
      const counted = rows.map((row) => [row.referrer_class, [row.visits_n, row.visitors_n]]);
      expect(Object.fromEntries(counted)).toEqual(byHand(given));
    }),
    { seed: 26, numRuns: 60 }
  );
});

const day = (rows: string) =>
  store.engine.run(
    `INSERT INTO visit_day BY NAME SELECT source_id, 1 AS unit_id, DATE '2026-03-02' AS local_day, kind, referrer_class,
      visits_n, visitors_n, TIMESTAMP '2026-03-03' AS version_at, TIMESTAMP '2026-03-03' AS received_at, 1 AS import_id,
      is_current FROM (VALUES ${rows}) AS t(source_id, kind, referrer_class, visits_n, visitors_n, is_current)`
  );
const told = () =>
  store.engine.query('SELECT visits_n, visitors_n, footfall_n FROM unit_visit_day');

test('a shop’s day: sources add up, a total goes before its classes, old versions and other kinds stay out', async () => {
  await day(`(1, 'web', 'search', 5, 4, true), (1, 'web', 'direct', 3, 3, true), (1, 'web', 'direct', 9, 9, false),
    (2, 'web', 'all', 10, 8, true), (2, 'web', 'search', 6, 5, true), (3, 'footfall', 'all', 80, NULL, true)`);
  expect(await told()).toEqual([{ visits_n: 18, visitors_n: 15, footfall_n: 80 }]);
});

test('people are unknown for a shop as soon as one of its sources does not tell them', async () => {
  await day(`(1, 'web', 'all', 5, 4, true), (2, 'web', 'all', 3, NULL, true)`);
  expect(await told()).toEqual([{ visits_n: 8, visitors_n: null, footfall_n: 0 }]);
});
