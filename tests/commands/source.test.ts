import { serve, type ServerType } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { execute, parseCall, report } from '#commands/runner/execute.ts';
import type { Context } from '#commands/command.ts';
import { parseSettings } from '#model/settings.ts';
import { openConnection } from '#queries/collect/connections.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { sales as salesOf, type Sale } from '#tests/ingest/platform/shop.ts';
import { wooCommerce } from '#tests/ingest/platform/woocommerce.ts';
import { addUnit, factStore } from '#tests/queries/facts.ts';

const secret = 'k1-2025-of-the-tests';
const keys = ['--set', 'consumer_key=ck_1', '--set', 'consumer_secret=-'];

let store: Store;
let sales: Sale[];
let server: ServerType;
let base_url: string;

beforeEach(async () => {
  store = await factStore();
  await addUnit(store.engine, { unit_id: 1 });
  sales = salesOf(3);
  const [, second, third] = sales;
  if (second !== undefined) second.status = 'being-wrapped';
  if (third !== undefined) third.origin = 'phone-plugin';
  base_url = await new Promise((ready) => {
    server = serve({ fetch: wooCommerce(sales).fetch, port: 0, hostname: '127.0.0.1' }, () =>
      ready(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    );
  });
});
afterEach(async () => {
  server.close();
  await closeStore(store);
});

/** Runs a command line as the server does; `input`: what stands on standard input. */
async function run(line: string, options: { input?: string; lan?: boolean } = {}) {
  const said = { out: '', err: '' };
  const context: Context = {
    out: (text) => (said.out += `${text}\n`),
    err: (text) => (said.err += `${text}\n`),
    progress: () => undefined,
    json: line.includes('--json'),
    input: () => Promise.resolve(options.input ?? ''),
    cwd: '.',
    settings: parseSettings({ VITRINE_LAN: String(options.lan ?? true), PORT: '3000' }),
    secret,
    store: () => Promise.resolve(store),
    signal: new AbortController().signal
  };
  try {
    const exit = await execute(await parseCall(line.split(' ')), context);
    return { exit, ...said };
  } catch (error) {
    return { exit: report(error, context), ...said };
  }
}

const added = (more = keys.join(' ')) =>
  run(`source add web --unit 1 --connector woocommerce --set base_url=${base_url} ${more}`, {
    input: 'cs_1\n'
  });

describe('source add', () => {
  test('connects a shop, tells where its webhooks go and what to do, and shows no secret', async () => {
    const { exit, out } = await added();
    expect(exit).toBe(0);
    expect(out).toContain('source web of 1 is connected with WooCommerce\n');
    expect(out).toContain('webhooks go to http://localhost:3000/collect/v1/hooks/woocommerce/2\n');
    expect(out).toContain('1. In WooCommerce, Settings');
    expect(out).not.toMatch(/ck_1|cs_1/);
    expect((await openConnection(store, 2, secret))?.settings).toEqual({
      base_url,
      consumer_key: 'ck_1',
      consumer_secret: 'cs_1'
    });
    const kept = await store.engine.query('SELECT sealed_settings FROM source_connection');
    expect(JSON.stringify(kept)).not.toMatch(/cs_1|127\.0\.0\.1/);
  });

  test.each([
    ['--set base_url=nowhere', 'invalid setting base_url: nowhere (Invalid URL)'],
    ['', 'missing setting of WooCommerce: base_url'],
    ['--set base_ur=https://x.org', 'unknown setting: base_ur (nearest: base_url)'],
    ['--set base_url', 'not name=value: base_url'],
    ['--set base_url=https://x.org --every never', 'invalid hours: never']
  ])('names the setting at fault: %s', async (more, message) => {
    const line = `source add web --unit 1 --connector woocommerce ${more}`.trim();
    expect(await run(line)).toMatchObject({ exit: 2, err: `vitrine: ${message}\n` });
    expect(await store.engine.query("SELECT 1 AS one FROM source WHERE name = 'web'")).toEqual([]);
  });

  test('knows the nearest platform', async () => {
    const { exit, err } = await run('source add web --unit 1 --connector woocomerce');
    expect(exit).toBe(2);
    expect(err).toContain('nearest: woocommerce');
  });
});

test('a source is pulled, its words are given a meaning, and its list says how it is', async () => {
  await added();
  const first = await run('pull web --unit 1');
  expect(first).toMatchObject({ exit: 3, err: '' });
  expect(first.out).toContain(
    '3 records: accepted 2, updated 0, duplicate 0, dropped 0, quarantined 1'
  );

  const origins = await run('source origins web --unit 1');
  expect(origins.out).toContain(
    '? 1  web  phone-plugin: means nothing yet; 1 orders, 75.0 % of its revenue'
  );
  const mapped = await run(
    'source map web --unit 1 --origin phone-plugin --mode remote --channel phone'
  );
  expect(mapped.out).toBe('phone-plugin of web: 1 orders changed\n');

  const waiting = await run('quarantine list --source web --unit 1');
  expect(waiting.out).toContain('“being-wrapped” is not a known value of “status”');
  const word = await run(
    'source map web --unit 1 --column status --word being-wrapped --value paid'
  );
  expect(word.out).toBe('being-wrapped in status of web: 1 rows taken in, 0 still wait\n');
  expect((await run('quarantine list --source web --unit 1')).out).toBe('quarantine is empty\n');

  const listed = await run('source list --unit 1');
  expect(listed.out).toContain('1  web  WooCommerce: last order 2021-03-01 02:00');
  expect(listed.out).toContain('last pull ');
  const again = await run('pull --unit 1 --since 2021-01-01 --json');
  expect(JSON.parse(again.out)).toMatchObject([
    { duplicate_n: 3, quarantined_n: 0, resumed: false }
  ]);
  expect((await run('doctor')).out).toContain('ok       silent sources: none');
});

test('a shop inside the house is not reached unless the operator allows it', async () => {
  await added();
  const refused = await run('pull web --unit 1', { lan: false });
  expect(refused.exit).toBe(1);
  expect(refused.err).toContain('127.0.0.1:');
  expect(refused.err).toContain('it is reached only where the operator allows it (VITRINE_LAN)');
  const { out } = await run('source list --json');
  expect(JSON.parse(out)).toMatchObject([
    {},
    {
      pull: {
        status: 'failed',
        message: { fr: expect.stringContaining('adresse interne') as string }
      }
    }
  ]);
});

test('a wrong key is told in a sentence, and its value nowhere', async () => {
  await added('--set consumer_key=ck_1 --set consumer_secret=cs_wrong');
  const { exit, err } = await run('pull web --unit 1');
  expect(exit).toBe(1);
  expect(err).toBe(
    'vitrine: WooCommerce refuses the key: check that it was copied whole and has not been deleted (settings: consumer_key, consumer_secret).\n'
  );
  expect((await run('source set web --unit 1 --set consumer_secret=cs_1')).exit).toBe(0);
  expect((await run('pull web --unit 1')).exit).toBe(3);
});

test('a signing secret is rotated with an overlap, and a plain one replaced', async () => {
  await added(`${keys.join(' ')} --set webhook_secrets=old`);
  const { out } = await run('source secret rotate web --unit 1 --value - --overlap 2', {
    input: 'new\n'
  });
  expect(out).toMatch(/^webhook_secrets of web is new; the former one is valid until 20/);
  const { webhook_secrets } = (await openConnection(store, 2, secret))?.settings as {
    webhook_secrets: { value: string; until: string | null }[];
  };
  expect(webhook_secrets.map(({ value }) => value)).toEqual(['new', 'old']);
  const left = Date.parse(webhook_secrets[1]?.until ?? '') - Date.now();
  expect(left).toBeGreaterThan(1.9 * 3_600_000);
  expect(left).toBeLessThanOrEqual(2 * 3_600_000);
  await run('source secret rotate web --unit 1 --setting consumer_secret --value cs_2');
  expect((await openConnection(store, 2, secret))?.settings).toMatchObject({
    consumer_secret: 'cs_2'
  });
});

test('removing asks first, ends connection and keys, and keeps the facts', async () => {
  await added();
  await run('pull web --unit 1');
  expect(await run('source remove web --unit 1')).toMatchObject({ exit: 2 });
  expect(await openConnection(store, 2, secret)).not.toBeNull();
  expect((await run('source remove web --unit 1 --yes')).exit).toBe(0);
  expect(await openConnection(store, 2, secret)).toBeNull();
  expect(await store.engine.query('SELECT count(*) AS n FROM order_version')).toEqual([{ n: 2 }]);
  expect((await run('pull web --unit 1')).err).toBe('vitrine: source is not connected: web of 1\n');
});

test('a paused source is left out, a resumed one is pulled again', async () => {
  await added();
  await run('source pause web --unit 1');
  expect((await run('pull --unit 1')).err).toBe('vitrine: nothing to pull: 1\n');
  await run('source resume web --unit 1');
  expect((await run('pull --unit 1')).exit).toBe(3);
});
