import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeStore, type Store } from '#queries/store.ts';
import { arrive, feeds, feedStore, foundBy, leave, type Row } from '#tests/queries/match-feeds.ts';

/** Few numbers, amounts and moments, so that nearly everything meets nearly everything. */
const row: fc.Arbitrary<Row> = fc
  .record({
    feed: fc.constantFrom(...feeds.map(([name]) => name)),
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    at: fc.constantFrom(
      '2020-11-10T10:00:00',
      '2020-11-10T10:00:40',
      '2020-11-10T10:01:20',
      '2020-11-30T09:00:00',
      '2020-12-20T09:00:00'
    ),
    status: fc.constantFrom('paid', 'paid', 'paid', 'refund', 'pending', 'cancelled'),
    gross: fc.constantFrom(12_000, 12_000, 2_400),
    of: fc.constantFrom('a', 'b'),
    refs: fc.constantFrom(undefined, undefined, 'a', 'b', 'c', 'pi_1', 'pi_1 d', 'pi_2')
  })
  .map(({ gross, status, of, refs, feed, ...it }) => {
    const net = feed === 'site' ? (gross / 12) * 10 : gross;
    return {
      ...it,
      feed,
      status,
      ...(status === 'refund' ? { refund: net, of } : { net, tax: gross - net }),
      ...(refs === undefined ? {} : { refs })
    };
  });

/** What a shop's feeds tell, one row per feed and number; each comes in one of four batches. */
const story = fc
  .uniqueArray(row, { minLength: 2, maxLength: 9, selector: ({ feed, id }) => `${feed} ${id}` })
  .chain((rows) =>
    fc.record({
      rows: fc.constant(rows),
      batches: fc.array(fc.integer({ min: 0, max: 3 }), {
        minLength: rows.length,
        maxLength: rows.length
      }),
      back: fc.integer({ min: 0, max: 3 })
    })
  );
const stories = fc.sample(story, { seed: 20_201_110, numRuns: 150 });
const at_once = (i: number) => i + 1;
const in_parts = (i: number) => stories.length + i + 1;

let store: Store;
beforeAll(async () => {
  store = await feedStore(2 * stories.length);
  await arrive(
    store,
    stories.flatMap(({ rows }, i) => rows.map((it) => ({ ...it, unit_id: at_once(i) })))
  );
  for (const batch of [0, 1, 2, 3])
    await arrive(
      store,
      partsOf((own) => own === batch)
    );
});
afterAll(() => closeStore(store));

/** Rows of all stories that come in parts, those whose batch is chosen. */
const partsOf = (chosen: (batch: number | undefined, back: number) => boolean) =>
  stories.flatMap(({ rows, batches, back }, i) =>
    rows.filter((_, n) => chosen(batches[n], back)).map((it) => ({ ...it, unit_id: in_parts(i) }))
  );

test('the order in which sales and payments arrive plays no part', async () => {
  const found = await foundBy(store);
  for (const [i, story] of stories.entries())
    expect(found.get(in_parts(i)), JSON.stringify(story)).toEqual(found.get(at_once(i)));
});

test('every story leaves what counts: a shadow has somebody who counts it', async () => {
  const [row] = await store.engine.query<{ n: number; matched_n: number }>(
    `WITH RECURSIVE lead AS (
      SELECT shadow_source_id, shadow_external_id, source_id, external_id FROM order_match WHERE status = 'active'
      UNION
      SELECT l.shadow_source_id, l.shadow_external_id, m.source_id, m.external_id
      FROM lead AS l JOIN order_match AS m ON m.shadow_source_id = l.source_id AND m.shadow_external_id = l.external_id AND m.status = 'active'
    )
    SELECT count(*) FILTER (WHERE NOT EXISTS (
      SELECT 1 FROM lead AS l JOIN order_version AS v ON v.source_id = l.source_id AND v.external_id = l.external_id
      WHERE l.shadow_source_id = s.source_id AND l.shadow_external_id = s.external_id AND v.is_current AND NOT v.is_shadow
        AND v.status IN ('paid', 'refund'))) AS n, count(*) AS matched_n
    FROM order_version AS s WHERE s.is_current AND s.is_shadow`
  );
  expect(row?.n).toBe(0);
  expect(row?.matched_n).toBeGreaterThan(100);
});

test('what is taken back leaves no trace: the rest is as if it had never come', async () => {
  await leave(
    store,
    partsOf((batch, back) => batch === back)
  );
  const other = await feedStore(stories.length);
  const rest = stories.flatMap(({ rows, batches, back }, i) =>
    rows.filter((_, n) => batches[n] !== back).map((it) => ({ ...it, unit_id: at_once(i) }))
  );
  await arrive(other, rest);
  const [found, expected] = [await foundBy(store), await foundBy(other)];
  for (const [i, story] of stories.entries())
    expect(found.get(in_parts(i)), JSON.stringify(story)).toEqual(expected.get(at_once(i)));
  await closeStore(other);
});
