import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { collectApp } from '#ingest/app.ts';
import { connectorNamed, connectors } from '#ingest/connectors/index.ts';
import { recordsOf } from '#ingest/connectors/parts/json.ts';
import type { CollectContext } from '#ingest/context.ts';
import { importFiles } from '#ingest/import.ts';
import { deliveries } from '#ingest/jobs/deliveries.ts';
import { visits } from '#ingest/jobs/visits.ts';
import { mappingNames } from '#ingest/mapping/read.ts';
import { pullSource } from '#ingest/pull/run.ts';
import { DataRefused } from '#model/problem.ts';
import { parseSettings } from '#model/settings.ts';
import { addSite, createKey, drainInbox, saveConnection } from '#queries/store.server.ts';
import { payloads } from '#tests/real/payload-table.ts';
import { fixture, sharedFiles } from '#tests/real/shared.ts';
import { noon, secret, type CollectorShop } from './collector-shop.ts';
import { expectedOf, fixturePath, fixtureText } from './connectors/fixtures.ts';
import { filesUnder } from './persons.ts';
import { stillClock } from './platform/line.ts';

const own = fileURLToPath(new URL('../fixtures/files/', import.meta.url));
const [beside] = sharedFiles('payloads') ?? [];
const [visited] = sharedFiles('visits') ?? [];

/** Mappings of published sums, which no person is in. */
const impersonal = ['olist', 'ons-internet-sales', 'swiss-card-sales', 'zurich-credit-cards'];

/**
 * Connectors whose files are imported too: XML, lines of JSON, lists, receipts. An import takes a second; the files of the
 * others come by the pull, through the same reader.
 */
const imports = ['prestashop', 'shopify', 'woocommerce', 'zettle'];

/** Files of a connector: all its fixtures, and the payloads that are of its platform. */
export const filesOf = (name: string): string[] => [
  ...filesUnder(fixturePath(name, '')).filter((it) => !it.endsWith('expected.json')),
  ...payloadsBy(name).flat()
];

/** Files of a mapping that go into one import: its fixtures, and the payloads that it reads. */
export const importsOf = (mapping: string): string[][] => [
  ...(impersonal.includes(mapping) ? [] : ownFiles(mapping).map((file) => [file])),
  ...payloadsBy(mapping)
];

/** Logs of web servers and exports of programs that count visits. */
export const visitFiles = (): string[] => [
  ...filesUnder(join(own, 'visits')),
  ...(visited === undefined
    ? []
    : filesUnder(visited).filter((it) => /access-logs|web-analytics/.test(it)))
];

/** Mappings whose files are looked through. */
export const personalMappings = (): string[] =>
  mappingNames().filter((name) => !impersonal.includes(name));

function ownFiles(mapping: string): string[] {
  if (mapping === 'shopify-warehouse') return []; // five tables of hashed texts, among the payloads
  return filesUnder(join(own, mapping));
}

const payloadsBy = (by: string): string[][] =>
  payloads
    .filter((it) => it.by === by)
    .flatMap(({ files }) => {
      if (beside !== undefined) return [files.map((file) => join(beside, file))];
      const kept = files.map((file) => fixture(`payloads/${file}`));
      return kept.every((path) => filesUnder(fixture('payloads')).includes(path)) ? [kept] : [];
    });

/** A collector on the shop's store, whose log is kept. */
export const collectorOf = (
  shop: CollectorShop,
  folder: string,
  log: string[]
): CollectContext => ({
  store: async () => shop.store,
  secret,
  now: () => noon,
  signal: new AbortController().signal,
  settings: parseSettings({ VITRINE_DATA: folder, VITRINE_PROXIES: '1' }),
  log: (line) => void log.push(line)
});

/** Every fixture through every door it may come in by: pull, webhook, import, items and visits over HTTP. */
export async function loadEverything(shop: CollectorShop, context: CollectContext): Promise<void> {
  for (const name of connectors.keys()) {
    await pulled(shop, name);
    await delivered(shop, context, name);
    if (imports.includes(name))
      await imported(shop, filesOf(name), { mapping: name, unit: 'toys', source: `file ${name}` });
  }
  await deliveries.run(context);
  for (const mapping of mappingNames())
    for (const files of importsOf(mapping))
      await importFiles({ ...given(shop), files, mapping, unit: 'toys', source: mapping });
  await imported(shop, visitFiles(), { as: 'visits', unit: 'toys' });
  await sent(shop, context);
  await seen(shop, context);
  await drainInbox(shop.store);
}

const given = ({ store }: CollectorShop) => ({
  store,
  secret,
  now: new Date('2026-06-01T00:00:00Z')
});

/** All in one import but for files of something else, which it refuses by name. */
async function imported(
  shop: CollectorShop,
  files: string[],
  options: { mapping?: string; as?: string; unit: string; source?: string }
): Promise<void> {
  try {
    await importFiles({ ...given(shop), ...options, files });
  } catch (error) {
    if (!(error instanceof DataRefused)) throw error;
    const rest = files.filter((file) => !error.message.includes(basename(file)));
    if (rest.length === files.length) throw error;
    if (rest.length > 0) await imported(shop, rest, options);
  }
}

const settingsOf = (name: string) => ({
  base_url: 'https://toys.example',
  ...expectedOf(name).webhook?.settings
});

const connect = async (shop: CollectorShop, name: string, way: string): Promise<number> => {
  const source_id = await shop.newSource(`${way} ${name}`);
  await saveConnection(shop.store, secret, {
    ...{ source_id, connector: name, settings: settingsOf(name) },
    ...{ pull_every_hours: null, paused: false, reports: { online: true, total: false } }
  });
  return source_id;
};

/** The platform hands out all its files as one page. */
async function pulled(shop: CollectorShop, name: string): Promise<void> {
  const connector = connectorNamed(name);
  const records = filesOf(name).flatMap((path) => recordsOf(connector, readFileSync(path, 'utf8')));
  const pages = {
    ...connector,
    async *pull() {
      yield { records, cursor: null };
    }
  };
  const door = {
    ...{ store: shop.store, secret, connector: () => pages },
    transport: () => Promise.reject(new Error('nothing is asked')),
    clock: stillClock('2026-06-01T00:00:00Z'),
    signal: new AbortController().signal
  };
  const report = await pullSource(door, await connect(shop, name, 'pull'));
  expect([name, report.records_n]).toEqual([name, records.length]);
}

/** The fixture of a webhook, signed as its platform signs, through the collector's own address. */
async function delivered(shop: CollectorShop, context: CollectContext, name: string) {
  const hook = expectedOf(name).webhook;
  if (hook === undefined) return;
  const source_id = await connect(shop, name, 'hook');
  const app = collectApp({ ...context, now: () => new Date(hook.now) });
  const response = await app.request(`/collect/v1/hooks/${name}/${source_id}`, {
    method: 'POST',
    headers: { ...hook.headers, 'x-forwarded-for': '92.184.105.21' },
    body: fixtureText(name, hook.file)
  });
  expect([name, response.status]).toEqual([name, 200]);
}

/** What the items and page views below say of persons. */
export const spoken = [
  ...[
    'Yannick Le Goff-Morvan',
    'y.legoff@example.org',
    '9 placître Saint-Herbot',
    '+33 6 44 55 66 77'
  ],
  ...['92.184.105.21', '2a02:8428:5e1a:4400:89ab:cdef:1234:5678']
];
const [name = '', mail = '', street = '', phone = '', ip = '', ip_v6 = ''] = spoken;

async function sent(shop: CollectorShop, context: CollectContext): Promise<void> {
  const { key } = await createKey(shop.store, {
    source_id: await shop.newSource('own'),
    label: ''
  });
  const app = collectApp(context);
  const personal = { customer: mail, name, email: mail, address: street, phone, ip };
  const bodies = {
    orders: [
      { external_id: 'E1', ordered_at: '2021-03-01T10:00:00Z', net: '12.50', ...personal },
      { external_id: 'E2', ordered_at: `by ${mail}`, net: '12.50', ...personal },
      { external_id: 'E3', ordered_at: '2021-03-01', net: `of ${phone}`, origin: ip, ...personal }
    ],
    takings: [{ day: '2021-03-01', net: `of ${ip_v6}`, ...personal }],
    visits: [{ day: '2021-03-01', visits_n: `of ${mail}`, ...personal }]
  };
  for (const [kind, items] of Object.entries(bodies)) {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const init = { method: 'POST', headers: { ...headers, 'x-forwarded-for': ip } };
    const path = `/collect/v1/${kind}`;
    expect((await app.request(path, { ...init, body: JSON.stringify(items) })).status).toBe(202);
    expect((await app.request(path, { ...init, body: `{"${mail}` })).status).toBe(400);
  }
}

async function seen(shop: CollectorShop, context: CollectContext): Promise<void> {
  const hosts = ['toys.example'];
  const site = await addSite(shop.store, {
    unit: 'toys',
    source: 'site',
    hosts,
    takes_orders: true
  });
  const app = collectApp(context);
  const url = `https://toys.example/merci?mail=${mail}&name=${encodeURIComponent(name)}`;
  const calls: [string, unknown][] = [
    ['/api/hit', { s: site.token, u: url }],
    ['/api/event', { n: 'pageview', d: 'toys.example', u: url, p: { mail, name } }],
    ['/api/send', { type: 'event', payload: { website: site.token, url, hostname: hosts[0] } }]
  ];
  const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
  for (const from of [ip, ip_v6]) {
    const headers = { 'user-agent': agent, 'x-forwarded-for': from };
    for (const [path, body] of calls)
      await app.request(`/collect${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const asked = new URLSearchParams({ idsite: site.token, rec: '1', url, uid: mail, cip: from });
    await app.request(`/collect/matomo.php?${asked.toString()}`, { headers });
  }
  await visits.run(context);
}
