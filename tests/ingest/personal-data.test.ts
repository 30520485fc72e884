import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectorNamed, connectors } from '#ingest/connectors/index.ts';
import { recordsOf } from '#ingest/connectors/parts/json.ts';
import { readDelivery } from '#ingest/hooks/read.ts';
import { routes } from '#ingest/hooks/routes.ts';
import { importFiles } from '#ingest/import.ts';
import { acceptReads, deliveriesDue, drainInbox, saveConnection } from '#queries/store.server.ts';
import { expectedOf, fixturePath, fixtureText } from '#tests/ingest/connectors/fixtures.ts';
import { personalTexts } from '#tests/ingest/connectors/personal.ts';
import {
  collectorShop,
  contextOf,
  secret,
  type CollectorShop
} from '#tests/ingest/collector-shop.ts';
import { payloads } from '#tests/real/payload-table.ts';
import { sharedFiles } from '#tests/real/shared.ts';

const folder = mkdtempSync(join(tmpdir(), 'vitrine-test-'));
const planted = 'Amélie Poulain-Quincampoix';
const [beside] = sharedFiles('payloads') ?? [];

/** Files of a connector: its fixtures, and the shared payloads that are of its platform. */
const filesOf = (name: string): string[] => [
  ...Object.keys(expectedOf(name).files).map((file) => fixturePath(name, file)),
  ...payloads
    .filter((it) => beside !== undefined && it.by === name && it.refused_whole === undefined)
    .flatMap(({ files }) => files.map((file) => `${beside}/${file}`))
];

/** A line of a Shopify export with every column about a person, and one that is refused for its date. */
const person = [
  'jeanne.dupont@example.org',
  'Jeanne Dupont',
  '8 rue des Marronniers',
  '+33612345678'
];
const [mail = '', name = '', street = '', phone = ''] = person;
const exported = [
  'Name,Email,Financial Status,Paid at,Currency,Total,Created at,Lineitem quantity,Billing Name,Billing Street,Billing Phone,Shipping Name,Shipping Street,Notes,Id,Source',
  `#1,${mail},paid,2020-11-10 10:00:00 +0100,EUR,12.50,2020-11-10 10:00:00 +0100,1,${name},${street},${phone},${name},${street},Pour ${name},1,web`,
  `#2,${mail},paid,hier,EUR,douze euros de ${mail},2020-11-10 10:00:00 +0100,1,${name},${street},${phone},${name},${street},,2,web`
].join('\n');

let shop: CollectorShop;
const log: string[] = [];
beforeAll(async () => {
  shop = await collectorShop(join(folder, 'vitrine.duckdb'));
  for (const name of connectors.keys()) {
    await pulled(name);
    await deliver(name);
  }
  await drainInbox(shop.store);
  const { store } = shop;
  const csv = join(folder, '..', `${basename(folder)}.csv`);
  writeFileSync(csv, exported);
  const given = { store, secret, unit: 'toys', now: new Date('2026-01-01T00:00:00Z') };
  await importFiles({ ...given, files: [csv], mapping: 'shopify-orders', source: 'csv' });
  await importFiles({ ...given, files: filesOf('woocommerce'), mapping: 'woocommerce' });
  rmSync(csv);
});
afterAll(async () => {
  await shop.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the connector reads in all its files, as a pull hands it on. */
async function pulled(name: string): Promise<void> {
  const connector = connectorNamed(name);
  const context = {
    zone: 'Europe/Paris',
    currency: 'EUR',
    settings: {},
    origins: new Map<string, never>()
  };
  const reads = filesOf(name)
    .flatMap((path) => recordsOf(connector, readFileSync(path, 'utf8')))
    .flatMap((record) => connector.read(record, context));
  await acceptReads(shop.store, { source_id: await shop.newSource(name), reads, secret });
}

/** The connector's fixture of a webhook, signed as its platform signs, through the collector's own door. */
async function deliver(name: string): Promise<void> {
  const hook = expectedOf(name).webhook;
  if (hook === undefined) return;
  const source_id = await shop.newSource(`hook of ${name}`);
  await saveConnection(shop.store, secret, {
    ...{
      source_id,
      connector: name,
      settings: { base_url: 'https://toys.example', ...hook.settings }
    },
    ...{ pull_every_hours: null, paused: false, reports: { online: true, total: false } }
  });
  const now = () => new Date(hook.now);
  const context = { ...contextOf(shop.store), now, log: (line: string) => void log.push(line) };
  const response = await routes(context).request(`/v1/hooks/${name}/${source_id}`, {
    method: 'POST',
    headers: hook.headers,
    body: fixtureText(name, hook.file)
  });
  expect([name, response.status]).toEqual([name, 200]);
  for (const delivery of await deliveriesDue(shop.store, { secret, now: now(), limit: 99 }))
    await readDelivery(context, delivery);
}

/** All bytes under the store's folder: the file, its log of writes, the scratch folder; and what was logged. */
function bytes(): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((it) =>
    it.isFile()
  );
  expect(files.map(({ name }) => name)).toContain('vitrine.duckdb');
  return Buffer.concat([
    ...files.map(({ parentPath, name }) => readFileSync(join(parentPath, name))),
    Buffer.from(log.join('\n'))
  ]);
}

/** Names of fields in PrestaShop's XML that columns of the store bear too. */
const columns = new Set(
  ['reference', 'current_state', 'payment', 'module', 'tax_rate', 'enterprise'] // no persons
);

/**
 * Every text of the fixtures that says something about a person. Words that are also the platform's
 * or ours are left out, and postcodes: five digits are in many a number.
 */
function personal(): string[] {
  const ours = new Set(
    [...connectors.values()].flatMap((it) => [
      ...Object.keys(it.origins),
      ...Object.keys(it.statuses),
      ...expectedOf(it.name).public_words,
      it.name,
      it.label
    ])
  );
  const texts = [...connectors.values()].flatMap((connector) =>
    filesOf(connector.name).flatMap((path) =>
      personalTexts(recordsOf(connector, readFileSync(path, 'utf8')))
    )
  );
  return [...new Set([...texts, ...person])].filter(
    (text) => text.length > 4 && !/^\d{5}$/.test(text) && !ours.has(text) && !columns.has(text)
  );
}

const found = (): string[] => {
  const all = bytes();
  return personal().filter((text) => all.includes(text));
};

test('there is something about persons to look for, and it came in', async () => {
  expect(personal().length).toBeGreaterThan(100);
  const [row] = await shop.rows(
    `SELECT (SELECT count(*) FROM order_version WHERE customer_key IS NOT NULL) AS keyed_n,
      (SELECT count(*) FROM quarantine) AS refused_n, (SELECT count(*) FROM delivery WHERE status = 'read') AS read_n`
  );
  expect(Number(row?.['keyed_n'])).toBeGreaterThan(10);
  expect(Number(row?.['refused_n'])).toBeGreaterThan(10);
  expect(Number(row?.['read_n'])).toBe(
    [...connectors.keys()].filter((it) => expectedOf(it).webhook !== undefined).length
  );
});

test('no name, address, e-mail or telephone number is in the bytes of the store while it is open', () => {
  expect(found()).toEqual([]);
});

test('nor once everything is written to its file, uncompressed', async () => {
  await shop.store.engine.run("PRAGMA force_compression = 'uncompressed'");
  await shop.store.engine.run('CHECKPOINT');
  expect(found()).toEqual([]);
  const mails =
    bytes()
      .toString('latin1')
      .match(/[\w.+-]{2,}@[\w-]+\.[a-z]{2,}/g) ?? [];
  expect([...new Set(mails)]).toEqual([]);
});

test('a name that is planted is found, so the search can find', async () => {
  await shop.store.engine.run(
    `UPDATE quarantine SET value = '${planted}' WHERE quarantine_id = (SELECT min(q.quarantine_id) FROM quarantine AS q)`
  );
  expect(bytes().includes(planted)).toBe(true);
  await shop.store.engine.run('CHECKPOINT');
  expect(bytes().includes(planted)).toBe(true);
});
