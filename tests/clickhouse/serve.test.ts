import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importFiles } from '#ingest/import.ts';
import { ensureReference } from '#queries/reference/ensure.ts';
import { closeStore, openStore } from '#queries/store.ts';
import { startServer, type RunningServer } from '#tests/browser/browser.ts';
import { fixture, secret } from '#tests/real/shared.ts';
import { noClickHouse, startServers, type Servers } from './servers.ts';

const share2019 =
  '/api/v1/series?metric=online_share&by=period:year&from=2019-01-01&until=2020-01-01';

describe.skipIf(noClickHouse !== null)('the dashboard on a cluster of two shards', () => {
  const data = mkdtempSync(join(tmpdir(), 'vitrine-on-clickhouse-'));
  const open: { servers?: Servers; server?: RunningServer } = {};
  const get = (path: string, lang = 'fr') =>
    fetch(`${open.server?.url}${path}`, { headers: { 'accept-language': lang } });

  beforeAll(async () => {
    const store = await openStore({ path: join(data, 'vitrine.duckdb') });
    await ensureReference(store);
    const file = fixture('ons-internet-share-monthly-2006-2019.csv');
    await importFiles({ store, files: [file], mapping: 'ons-internet-sales', secret });
    await closeStore(store);
    open.servers = await startServers(2);
    const env = {
      VITRINE_DEMO: 'false',
      VITRINE_ENGINE: 'clickhouse',
      CLICKHOUSE_URL: open.servers.url
    };
    open.server = await startServer({ data, env });
  });
  afterAll(async () => {
    await open.server?.stop();
    await open.servers?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  test('publishes when it starts, and answers from there', async () => {
    const answer = (await (await get(share2019)).json()) as { rows: { value: number }[] };
    expect(answer.rows.map(({ value }) => Math.round(value * 1000) / 10)).toEqual([19.2]);
    expect((await get('/')).status).toBe(200);
  });

  test('says that a part is out of reach when a shard is lost, and shows no half of the figures', async () => {
    await open.servers?.kill(1);
    const page = await get('/?from=2016-01-01&until=2017-01-01');
    expect(page.status).toBe(503);
    expect(await page.text()).toContain('Une partie des chiffres est hors d’atteinte');
    expect(await (await get('/', 'en')).text()).toContain('A part of the figures is out of reach');
    const api = await get(share2019);
    expect(api.status).toBe(503);
    expect(await api.json()).toMatchObject({ code: 'figures_unreachable', status: 503 });
  });

  test('takes deliveries all the same', async () => {
    expect((await get('/health/ready')).status).toBe(200);
  });
});
