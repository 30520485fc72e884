import { gzipSync } from 'node:zlib';
import { collectApp } from '#ingest/app.ts';
import type { CollectContext } from '#ingest/context.ts';
import { parseSettings } from '#model/settings.ts';
import {
  addSource,
  closeStore,
  createKey,
  drainInbox,
  importFacts,
  openStore,
  type Store
} from '#queries/store.server.ts';
import { seededRandom } from '../torture.ts';
import { damaged, mutated, pick } from './mutate.ts';
import { items } from './samples.ts';

const now = new Date('2021-03-02T12:00:00Z');

/** A collector with one shop, one key, and a clock that stands still. `log`: what it said. */
export async function openCollector(log: string[] = []): Promise<{
  context: CollectContext;
  send(
    kind: string,
    body: Uint8Array<ArrayBuffer> | string,
    headers: Record<string, string>
  ): Promise<Response>;
  drain(): Promise<void>;
  close(): Promise<void>;
}> {
  const store = await openStore({ path: ':memory:' });
  await addToys(store);
  const feed = { unit: 'toys', name: 'web', reports_online: true, reports_total: false };
  const source_id = await addSource(store, feed);
  const { key } = await createKey(store, { source_id, label: 'fuzz', now });
  const context: CollectContext = {
    store: async () => store,
    secret: 'a secret of sixteen characters and more',
    now: () => now,
    signal: new AbortController().signal,
    settings: parseSettings({ VITRINE_COLLECT_REQUESTS_PER_MINUTE: '1000000' }),
    log: (line) => void log.push(line)
  };
  const app = collectApp(context);
  return {
    context,
    send: async (kind, body, headers) =>
      app.request(
        `/collect/v1/${kind}`,
        { method: 'POST', body, headers: { authorization: `Bearer ${key}`, ...headers } },
        { address: '203.0.113.1' }
      ),
    drain: async () => void (await drainInbox(store)),
    close: () => closeStore(store)
  };
}

async function addToys(store: Store): Promise<void> {
  await importFacts(store, {
    files: [],
    mapping: null,
    feed: {
      name: 'units',
      kind: 'units',
      mapping_version: null,
      reports_online: null,
      reports_total: null,
      covers: 'own'
    },
    views: [],
    inputs: [
      {
        kind: 'units',
        file: 'units',
        relation: "(SELECT 'toys' AS unit, 'EUR' AS currency, 'Europe/Paris' AS zone) AS toys",
        values: {},
        first_row: null,
        rejects: null,
        semicolon: false,
        broken_text: false
      }
    ],
    sample: false,
    dry_run: false,
    secret: '',
    received_at: '2021-03-01 00:00:00.000',
    describe: () => []
  });
}

/**
 * Sends strange bodies to the collector and expects to be thanked (202), or told what is wrong (4xx, problem details);
 * an error of its own (5xx) is a failure. In the end everything that it acknowledged must be applicable.
 */
export async function fuzzCollector(inputs_n: number, seed: number): Promise<string[]> {
  const random = seededRandom(seed);
  const failures: string[] = [];
  const collector = await openCollector();
  try {
    for (let n = 1; n <= inputs_n; n += 1) {
      const { kind, body, headers } = request(random);
      const answer = await collector.send(kind, body, headers);
      const type = answer.headers.get('content-type') ?? '';
      if (answer.status >= 500 || (answer.status >= 400 && !/problem\+json/.test(type)))
        failures.push(
          `request ${n} to ${kind}: ${answer.status} ${type} ${await answer.text()}`.slice(0, 500)
        );
    }
    await collector.drain();
  } finally {
    await collector.close();
  }
  return failures;
}

type Sent = {
  kind: string;
  body: Uint8Array<ArrayBuffer> | string;
  headers: Record<string, string>;
};

function request(random: () => number): Sent {
  const kind = pick(random, ['orders', 'takings', 'visits'] as const);
  const list = Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
    mutated(items[kind], random, items.orders)
  );
  const lines = random() < 0.4;
  const text = lines
    ? list.map((item) => JSON.stringify(item)).join('\n')
    : JSON.stringify(random() < 0.7 ? list : list[0]);
  const type = lines ? 'application/x-ndjson' : 'application/json';
  const way = random();
  if (way < 0.5) return { kind, body: text ?? '', headers: { 'content-type': type } };
  if (way < 0.8)
    return { kind, body: damaged(text ?? '', random), headers: { 'content-type': type } };
  const packed = new Uint8Array(gzipSync(text ?? ''));
  const cut = random() < 0.5 ? packed : packed.subarray(0, Math.floor(packed.length / 2));
  const headers = {
    'content-type': pick(random, [type, 'text/plain', 'application/xml', '']),
    'content-encoding': pick(random, ['gzip', 'gzip', 'br', 'identity'])
  };
  return { kind, body: cut, headers };
}
