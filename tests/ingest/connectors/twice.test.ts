import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptReads, drainInbox, type Accepted } from '#queries/store.server.ts';
import { bench, type Bench } from '../shop.ts';
import { cases, expectedOf, hasFixtures, readsOf } from './fixtures.ts';

// Every file of every connector is a feed of its own, in a shop of its connector's zone and currency.
const now = new Date('2026-11-01T12:00:00Z');
const secret = 'a secret of sixteen characters and more';
const files = cases
  .filter(({ name }) => hasFixtures(name))
  .flatMap(({ name, connector }) => {
    const expected = expectedOf(name);
    return Object.keys(expected.files).map((file) => ({ name, connector, expected, file }));
  })
  .map((it, i) => ({ ...it, source_id: i + 1 }));

let it: Bench;
beforeAll(async () => {
  it = await bench();
  const contexts = new Map(files.map(({ name, expected }) => [name, expected.context]));
  const units = [...contexts].map(([name, { currency, zone }]) => `${name},${currency},${zone}`);
  await it.take(['unit,currency,zone', ...units].join('\n'), { as: 'units' });
  for (const { name, file, source_id } of files)
    await it.store.engine.run(
      `INSERT INTO source BY NAME SELECT {source_id:Int64} AS source_id, unit_id, {file:String} AS name, 'declared' AS kind,
        true AS reports_online, false AS reports_total, false AS sample FROM unit WHERE unit_code = {name:String}`,
      { source_id, file, name }
    );
});
afterAll(() => it.close());

const accept = ({ connector, expected, file, source_id }: (typeof files)[number]) =>
  acceptReads(it.store, {
    source_id,
    reads: readsOf(connector, file, expected),
    secret,
    received_at: now
  });
const fresh = ({ accepted_n, updated_n }: Accepted): number => accepted_n + updated_n;
const facts = () =>
  it.rows(
    `SELECT (SELECT count(*) FROM order_version) AS orders_n, (SELECT count(*) FROM takings) AS takings_n,
      (SELECT count(*) FROM visit_day) AS visits_n, (SELECT count(*) FROM quarantine) AS quarantine_n`
  );

test('the same message twice changes nothing, before it is applied and after', async () => {
  const first = [];
  for (const file of files)
    first.push({ file: file.file, name: file.name, n: fresh(await accept(file)) });
  const brought = new Set(first.filter(({ n }) => n > 0).map(({ name }) => name));
  expect([...brought].sort()).toEqual([...new Set(files.map(({ name }) => name))].sort());
  const again = [];
  for (const file of files) again.push({ file: file.file, n: fresh(await accept(file)) });
  expect(again.filter(({ n }) => n > 0)).toEqual([]);
  await drainInbox(it.store);
  const before = await facts();
  const late = [];
  for (const file of files) late.push({ file: file.file, n: fresh(await accept(file)) });
  expect(late.filter(({ n }) => n > 0)).toEqual([]);
  await drainInbox(it.store);
  expect(await facts()).toEqual(before);
});
