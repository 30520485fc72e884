import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('./engine/', import.meta.url));

/** Why no ClickHouse can be tested here, for the name of a skipped suite; null: it is installed. */
export const noClickHouse: string | null = existsSync(
  join(folder, `node_modules/@chdb/lib-${process.platform}-${process.arch}-gnu`)
)
  ? null
  : 'the ClickHouse engine is not installed: node scripts/setup.mjs test fetches it where it can';
if (noClickHouse !== null) console.warn(`SKIPPED: ${noClickHouse}`);

/** Running servers. `urls`: one each. `url`: as CLICKHOUSE_URL names them all. */
export type Servers = {
  url: string;
  urls: readonly string[];
  /** ends a server at once, as a lost machine */
  kill(i: number): Promise<void>;
  stop(): Promise<void>;
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo; // listening on a port, not on a file
      probe.close(() => resolve(port));
    });
  });

/** Starts `shards_n` servers that know each other as the cluster `test`, each a shard of its own. */
export async function startServers(shards_n: number): Promise<Servers> {
  const home = mkdtempSync(join(tmpdir(), 'vitrine-clickhouse-'));
  const ports: { http: number; tcp: number }[] = [];
  for (let i = 0; i < shards_n; i += 1)
    ports.push({ http: await freePort(), tcp: await freePort() });
  const config = join(home, 'config.xml');
  writeFileSync(config, configOf(ports.map(({ tcp }) => tcp)));
  const children = ports.map(({ http, tcp }, i) => {
    const path = join(home, `node-${i}`);
    mkdirSync(path);
    const args = ['server.mjs', path, String(http), String(tcp), config];
    // An inherited output would keep this process's own pipes open.
    return spawn(process.execPath, args, { cwd: folder, stdio: ['pipe', 'ignore', 'ignore'] });
  });
  const urls = ports.map(({ http }) => `http://127.0.0.1:${http}`);
  await Promise.all(urls.map(untilAlive));
  const cluster = shards_n === 1 ? '' : '?cluster=test';
  return {
    url: `http://${ports.map(({ http }) => `127.0.0.1:${http}`).join(',')}/vitrine${cluster}`,
    urls,
    kill: (i) => ended(children[i]),
    async stop() {
      await Promise.all(children.map(ended));
      rmSync(home, { recursive: true, force: true });
    }
  };
}

const configOf = (tcp: readonly number[]): string =>
  `<clickhouse><remote_servers><test>${tcp
    .map((port) => `<shard><replica><host>127.0.0.1</host><port>${port}</port></replica></shard>`)
    .join('')}</test></remote_servers></clickhouse>`;

async function untilAlive(url: string): Promise<void> {
  const client = createClient({ url, log: { level: ClickHouseLogLevel.OFF } });
  const from = performance.now();
  while (!(await client.ping()).success) {
    if (performance.now() - from > 60_000) throw new Error(`no answer from ${url}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await client.close();
}

function ended(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null)
    return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
