import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeStore } from '#queries/store.ts';
import { startServer, type RunningServer } from '#tests/browser/browser.ts';
import { economy } from '#tests/queries/economy.ts';
import { noClickHouse, startServers, type Servers } from './servers.ts';

const november = '/api/v1/series?metric=online_share&by=period:month';

describe.skipIf(noClickHouse !== null)('the dashboard on a cluster of two shards', () => {
  const data = mkdtempSync(join(tmpdir(), 'vitrine-on-clickhouse-'));
  const open: { servers?: Servers; server?: RunningServer } = {};
  const get = (path: string, lang = 'fr') =>
    fetch(`${open.server?.url}${path}`, { headers: { 'accept-language': lang } });

  beforeAll(async () => {
    const sales = Array.from({ length: 12 }, (_, i) => ({
      unit: `U${i}`,
      day: i % 2 === 0 ? '2020-11-10' : '2020-11-12',
      in_store_minor: 90_000,
      online_minor: 10_000
    }));
    const store = await economy(sales, [], join(data, 'vitrine.duckdb'));
    await closeStore(store);
    open.servers = await startServers(2);
    const env = {
      VITRINE_DEMO: 'false',
      VITRINE_ENGINE: 'clickhouse',
      CLICKHOUSE_URL: open.servers.url
    };
    open.server = await startServer({ data, env });
  }, 240_000);
  afterAll(async () => {
    await open.server?.stop();
    await open.servers?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  test('publishes when it starts, and answers from there', async () => {
    const answer = (await (await get(november)).json()) as { rows: { value: number }[] };
    expect(answer.rows.map(({ value }) => value)).toEqual([0.1]);
    expect((await get('/')).status).toBe(200);
  });

  test('says that a part is out of reach when a shard is lost, and shows no half of the figures', async () => {
    await open.servers?.kill(1);
    const page = await get('/?from=2020-11-01&until=2020-11-12');
    expect(page.status).toBe(503);
    expect(await page.text()).toContain('Une partie des chiffres est hors d’atteinte');
    expect(await (await get('/', 'en')).text()).toContain('A part of the figures is out of reach');
    const api = await get(november);
    expect(api.status).toBe(503);
    expect(await api.json()).toMatchObject({ code: 'figures_unreachable', status: 503 });
  });

  test('takes deliveries all the same', async () => {
    expect((await get('/health/ready')).status).toBe(200);
  });
});
