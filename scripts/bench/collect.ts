import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importRows } from '#ingest/import.ts';
import { addSource, closeStore, createKey, openStore } from '#queries/store.server.ts';
import { compare, defineBench, type Pair } from './bench.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const secret = 'bench-secret-bench-secret';
const connections = 20;

/** Orders one request holds, and how many requests one measurement makes. */
const sizes = [
  { per_request: 1, requests: 2000 },
  { per_request: 100, requests: 200 },
  { per_request: 1000, requests: 40 }
];

/** Orders acknowledged over HTTP once they are durable, against a server that only appends the body to a file. */
export const bench = defineBench({
  name: 'collect',
  what: 'orders accepted durably over HTTP, 1, 100 and 1,000 a request: the collector against Hono that appends and syncs',
  async run({ runs, folder, log }) {
    if (!existsSync(join(root, 'build/handler.js')))
      throw new Error('there is no build: npm run build');
    const data = join(folder, 'collect');
    const plain_file = join(folder, 'plain.ndjson');
    for (const path of [data, plain_file]) rmSync(path, { recursive: true, force: true });
    const key = await prepare(data);
    const ours = await started(['server.js'], { VITRINE_DATA: data });
    const plain = await started(['scripts/bench/collect/plain-server.mjs', plain_file], {});
    try {
      return await measure({ runs, log, ours: ours.url, plain: plain.url, key });
    } finally {
      for (const { child } of [ours, plain]) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      for (const path of [data, plain_file]) rmSync(path, { recursive: true, force: true });
    }
  }
});

type Measured = {
  runs: number;
  log: (line: string) => void;
  ours: string;
  plain: string;
  key: string;
};

async function measure({ runs, log, ours, plain, key }: Measured): Promise<Pair[]> {
  const pairs: Pair[] = [];
  let made_n = 0;
  for (const { per_request, requests } of sizes) {
    const bodies = (): string[] =>
      Array.from({ length: requests }, () =>
        JSON.stringify(Array.from({ length: per_request }, () => order((made_n += 1))))
      );
    let next = bodies();
    const pair = await compare({
      question: `${requests} requests of ${per_request}`,
      base_name: 'appending the body to a file',
      runs,
      warm: 1,
      before: async () => void (next = bodies()),
      base: () => sendAll(`${plain}/orders`, next, key),
      ours: () => sendAll(`${ours}/collect/v1/orders`, next, key)
    });
    const per_second = (ms: number) =>
      Math.round((requests * per_request * 1000) / ms).toLocaleString('en');
    log(
      `${pair.question}: ${per_second(pair.ours_ms)} orders a second, plain ${per_second(pair.base_ms)}`
    );
    pairs.push(pair);
  }
  return pairs;
}

const order = (n: number) => ({
  external_id: `b-${n}`,
  ordered_at: new Date(Date.UTC(2021, 0, 1 + (n % 30), 12, n % 60)).toISOString(),
  channel: 'own_site',
  fulfilment: 'shipping',
  status: 'paid',
  net: `${(n % 90) + 10}.50`,
  currency: 'EUR',
  customer: `customer-${n % 1000}`
});

async function sendAll(url: string, bodies: readonly string[], key: string): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const left = [...bodies];
  const one = async () => {
    for (let body = left.pop(); body !== undefined; body = left.pop())
      await send(url, body, key, agent);
  };
  await Promise.all(Array.from({ length: connections }, one));
  agent.destroy();
}

function send(url: string, body: string, key: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const asked = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.on('end', () =>
        answer.statusCode === 202 ? resolve() : reject(new Error(`answered ${answer.statusCode}`))
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

async function prepare(data: string): Promise<string> {
  const store = await openStore({ path: join(data, 'vitrine.duckdb') });
  const shop = { unit: 'bench', zone: 'Europe/Paris', currency: 'EUR' };
  await importRows({ store, secret }, 'units', [shop], 'bench');
  const reports = { reports_online: true, reports_total: false };
  const source_id = await addSource(store, { unit: 'bench', name: 'web', ...reports });
  const { key } = await createKey(store, { source_id, label: 'bench' });
  await closeStore(store);
  return key;
}

async function started(
  args: string[],
  env: Record<string, string>
): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      VITRINE_SECRET: secret,
      VITRINE_DEMO: 'false',
      VITRINE_COLLECT_REQUESTS_PER_MINUTE: '100000000',
      VITRINE_COLLECT_WAITING_ROWS: '100000000',
      ...env
    }
  });
  let text = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${text}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = /on (http:\S+)/.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  return { child, url };
}
