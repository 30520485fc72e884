import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Read } from '#model/connector.ts';
import { acceptReads, drainInbox } from '#queries/store.server.ts';
import { bench, type Bench } from '#tests/ingest/shop.ts';
import {
  collectorShop,
  noon,
  order,
  secret,
  type CollectorShop
} from '#tests/ingest/collector-shop.ts';

// Everything below that names a person; the rest may be kept.
const person = {
  name: 'Amélie Poulain-Quincampoix',
  mail: 'amelie@example.org',
  phone: '+33 6 12 34 56 78',
  street: '15 rue Lepic',
  ip: '81.57.12.201',
  ip_v6: '2a01:cb00:8e2:7a00:1c2d:3e4f:5a6b:7c8d'
};

let shop: CollectorShop;
let files: Bench;
beforeAll(async () => {
  shop = await collectorShop();
  files = await bench('toys');
});
afterAll(async () => {
  await shop.close();
  await files.close();
});

const keep = async (read: Read) => {
  const source_id = await shop.newSource();
  const accepted = await acceptReads(shop.store, {
    ...{ source_id, secret, reads: [read] },
    received_at: noon
  });
  const inbox = await shop.rows(`SELECT record FROM inbox WHERE source_id = ${source_id}`);
  await drainInbox(shop.store);
  const [row] = await shop.rows(
    `SELECT column_name, value, record FROM quarantine WHERE source_id = ${source_id}`
  );
  const text = JSON.stringify([accepted, inbox, row]);
  expect(Object.values(person).filter((it) => text.includes(it))).toEqual([]);
  return { ...row, record: JSON.parse(String(row?.['record'])) as Record<string, unknown> };
};

test('a refused read keeps the columns that are ours, and nothing of what came beside them', async () => {
  const kept = await keep({
    kind: 'refused',
    ...{ code: 'unknown_value', column: 'status', value: 'wrapped', external_id: 'A7' },
    record: {
      ...{ status: 'wrapped', net: '12.50', ordered_at: '2021-03-01T10:00:00+01:00' },
      ...{ billing_name: person.name, email: person.mail, address_1: person.street },
      ...{ phone: person.phone, customer_ip: person.ip, customer: person.mail }
    }
  });
  const { customer_key, ...record } = kept.record;
  expect(record).toEqual({
    ...{ status: 'wrapped', net: '12.50', ordered_at: '2021-03-01T10:00:00+01:00' },
    ...{ external_id: 'A7', unit: 'toys', source: expect.stringMatching(/^web/) as unknown }
  });
  expect(customer_key).toMatch(/^\d+$/);
});

test('addresses and telephone numbers are hidden wherever they stand, and the cell of a customer is not kept at all', async () => {
  const texts = [person.mail, person.phone, person.ip, person.ip_v6];
  const origin = texts.join(' or ');
  const amount = await keep({
    kind: 'refused',
    ...{ code: 'bad_amount', column: 'net', value: `12 from ${person.mail}`, external_id: 'A8' },
    record: { net: `12 from ${person.mail}`, origin }
  });
  expect(amount).toMatchObject({ value: '12 from ***', record: { net: '12 from ***' } });
  expect(amount.record['origin']).toBe('*** or *** or *** or ***');
  const customer = await keep({
    kind: 'refused',
    ...{ code: 'broken_text', column: 'customer', value: person.name, external_id: 'A9' },
    record: { customer: person.name, net: '3' }
  });
  expect(customer).toMatchObject({ column_name: 'customer', value: null, record: { net: '3' } });
});

test('a fact that is refused by the store is kept the same way', async () => {
  const kept = await keep(
    order({ currency: 'USD', origin: `by ${person.mail}`, customer: person.mail })
  );
  expect(kept).toMatchObject({ column_name: 'currency', value: 'USD' });
  expect(kept.record).toMatchObject({ net: '12.50', origin: 'by ***' });
});

test('a refused row of a file hides the same', async () => {
  const origin = `${person.phone} ${person.ip} ${person.ip_v6}`;
  await files.take(
    `unit,external_id,ordered_at,net,origin,customer,note\ntoys,1,yesterday,12 from ${person.mail},${origin},${person.name},${person.street}`,
    { as: 'orders' }
  );
  const text = JSON.stringify(await files.rows('SELECT value, record FROM quarantine'));
  expect(Object.values(person).filter((it) => text.includes(it))).toEqual([]);
  expect(text).toContain('*** *** ***');
  expect(text).toContain('12 from ***');
});
