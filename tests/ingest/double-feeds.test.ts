import { afterAll, beforeAll, expect, test } from 'vitest';
import { listMatches, redoMatch, undoImport, undoMatch } from '#queries/store.server.ts';
import { bench, type Bench } from '#tests/ingest/shop.ts';

let it: Bench;
beforeAll(async () => {
  it = await bench('toys', 'books');
  await it.store.engine.run(
    `INSERT INTO source BY NAME
    SELECT n AS source_id, u.unit_id, s.name, s.kind, false AS reports_online, false AS reports_total, false AS sample
    FROM (VALUES (1, 'toys', 'site', 'woocommerce'), (2, 'toys', 'payments', 'stripe'), (3, 'books', 'site', 'shopify'),
      (4, 'books', 'payments', 'stripe')) AS s(n, unit, name, kind) JOIN unit AS u ON u.unit_code = s.unit`
  );
});
afterAll(() => it.close());

const order = (
  unit: string,
  id: string,
  rest = '100.00,20.00,ht,ch_1 pi_1,2020-11-10T10:00:00Z,paid'
) =>
  `unit,source,external_id,channel,net,tax,tax_basis,payment_refs,ordered_at,status\n${unit},site,${id},own_site,${rest}`;
const payment = (unit: string, id: string, ref = 'pi_1') =>
  `unit,source,external_id,channel,gross,tax_basis,payment_refs,ordered_at\n${unit},payments,${id},other,120.00,ttc,${ref},2020-11-12T09:00:00Z`;

/** Sums of a unit's days, as every page reads them; cents. */
const sums = (unit: string) =>
  it.rows(
    `SELECT CAST(d.local_day AS VARCHAR) AS day, CAST(d.order_mode AS VARCHAR) AS mode, CAST(sum(d.net_minor) AS INTEGER) AS net_minor
    FROM unit_day AS d JOIN unit AS u ON u.unit_id = d.unit_id
    WHERE u.unit_code = '${unit}' AND d.channel <> 'all' GROUP BY ALL HAVING sum(d.net_minor) <> 0 ORDER BY ALL`
  );
const asSold = [{ day: '2020-11-10', mode: 'online', net_minor: 10_000 }];
const asPaid = [{ day: '2020-11-12', mode: 'unknown', net_minor: 12_000 }];

test('a sale that comes by both feeds counts once, on the day and in the words of the shop', async () => {
  await it.take(payment('toys', 'ch_1'), { as: 'orders' });
  expect(await sums('toys')).toEqual(asPaid);
  await it.take(order('toys', '1201'), { as: 'orders' });
  expect(await sums('toys')).toEqual(asSold);
  expect(await listMatches(it.store, { limit: 9 })).toEqual([
    {
      match_id: '2:ch_1',
      status: 'active',
      rule: 'reference',
      day: '2020-11-12',
      unit: 'toys',
      source: 'site',
      external_id: '1201',
      shadow_source: 'payments',
      shadow_external_id: 'ch_1',
      currency: 'EUR',
      shadow_minor: 12_000,
      shadow_basis: 'ttc'
    }
  ]);
});

test('a match taken apart stays apart when the same sale comes again, until it is decided anew', async () => {
  await undoMatch(it.store, '2:ch_1');
  expect(await sums('toys')).toEqual([...asSold, ...asPaid]);
  await it.take(order('toys', '1201', '100.00,20.00,ht,ch_1,2020-11-10T10:00:00Z,fulfilled'), {
    as: 'orders'
  });
  expect(await sums('toys')).toEqual([...asSold, ...asPaid]);
  await expect(undoMatch(it.store, '2:ch_1')).rejects.toThrow('match already undone: 2:ch_1');
  await expect(undoMatch(it.store, '2:ch_9')).rejects.toThrow('unknown match: 2:ch_9');
  await expect(undoMatch(it.store, 'ch_1')).rejects.toThrow('invalid match: ch_1');
  await redoMatch(it.store, '2:ch_1');
  expect(await sums('toys')).toEqual(asSold);
});

test('the undo of an import takes its matches with it, whichever feed it brought', async () => {
  await it.take(payment('books', 'ch_1'), { as: 'orders' });
  const { import_id } = await it.take(order('books', '7'), { as: 'orders' });
  expect(await sums('books')).toEqual(asSold);
  await undoImport(it.store, import_id);
  expect(await sums('books')).toEqual(asPaid);
  expect(await listMatches(it.store, { unit: 'books', limit: 9 })).toEqual([]);
});

test('a reference that comes late, with nothing else changed, makes the match all the same', async () => {
  await it.take(payment('books', 'ch_2', 'pi_2'), { as: 'orders' });
  const late = (refs: string, at: string) =>
    `unit,source,external_id,channel,net,tax,tax_basis,payment_refs,ordered_at,status,version_at\nbooks,site,8,own_site,100.00,20.00,ht,${refs},2020-11-10T10:00:00Z,paid,${at}`;
  await it.take(late('', '2020-11-10T10:00:00Z'), { as: 'orders' });
  const before = await listMatches(it.store, { unit: 'books', limit: 9 });
  const again = await it.take(late('pi_2', '2020-11-10T10:05:00Z'), { as: 'orders' });
  expect(again.updated_n).toBe(1);
  expect(before.map(({ match_id }) => match_id)).not.toContain('4:ch_2');
  expect(await listMatches(it.store, { unit: 'books', limit: 9 })).toContainEqual(
    expect.objectContaining({ match_id: '4:ch_2', external_id: '8', status: 'active' })
  );
});
