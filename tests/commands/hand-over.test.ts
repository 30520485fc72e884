import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { startServer, type RunningServer } from '#tests/browser/browser.ts';
import { folder, vitrine } from '#tests/commands/vitrine.ts';

/** One shop's 300,000 orders: enough to be interrupted in the middle. */
function writeManyOrders(file: string): void {
  const rows = Array.from(
    { length: 300_000 },
    (_, i) =>
      `S1,order-${i},2021-03-${String((i % 28) + 1).padStart(2, '0')} 10:00:00,online,1.00,EUR,ht`
  );
  writeFileSync(
    file,
    ['unit,external_id,ordered_at,order_mode,net,currency,tax_basis', ...rows].join('\n')
  );
}

type Presence = { url: string; pid: number; token: string };

describe('a command that meets a running server', () => {
  const data = mkdtempSync(join(tmpdir(), 'vitrine served '));
  const presence = (): Presence =>
    JSON.parse(readFileSync(join(data, 'server.json'), 'utf8')) as Presence;
  let server: RunningServer;

  beforeAll(async () => {
    server = await startServer({ data, env: { VITRINE_DEMO: 'false' } });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  });

  test('finds it by a file that only its owner can read', () => {
    expect(presence()).toMatchObject({ pid: server.pid });
    expect(statSync(join(data, 'server.json')).mode & 0o777).toBe(0o600);
  });

  test('answers as if it ran alone', async () => {
    const ended = await vitrine(data, ['doctor', '--json']);
    expect(ended).toMatchObject({ exit: 0, err: '' });
    expect(JSON.parse(ended.out)).toContainEqual(
      expect.objectContaining({ name: 'schema', status: 'ok' })
    );
  });

  test('writes where its caller stands, not where the server does', async () => {
    const caller = folder();
    const env = { npm_lifecycle_event: 'vitrine', INIT_CWD: caller };
    expect(await vitrine(data, ['backup', 'copy'], { env })).toMatchObject({ exit: 0, err: '' });
    expect(existsSync(join(caller, 'copy', 'backup.json'))).toBe(true);
  });

  test('hears of its errors with their exit code', async () => {
    const caller = folder();
    writeFileSync(join(caller, 'letter.txt'), 'mine');
    expect(await vitrine(data, ['backup', caller])).toEqual({
      exit: 2,
      out: '',
      err: `vitrine: folder not empty: ${caller}\n`
    });
  });

  test('restores nothing under a server', async () => {
    const copy = join(folder(), 'copy');
    await vitrine(data, ['backup', copy]);
    const ended = await vitrine(data, ['restore', copy, '--force']);
    expect(ended.exit).toBe(1);
    expect(ended.err).toMatch(/^vitrine: store in use by another process: .*vitrine\.duckdb\n$/);
  });

  test('imports while pages are read', async () => {
    const files = folder();
    const rows = ['2021-03-01,online,own_site,120.50', '2021-03-01,in_store,counter,310.00'];
    writeFileSync(join(files, 'units.csv'), 'unit,kind,currency\nS1,shop,EUR\n');
    writeFileSync(
      join(files, 'takings.csv'),
      [
        'unit,day,order_mode,channel,net,currency,tax_basis',
        ...rows.map((row) => `S1,${row},EUR,ht`)
      ].join('\n')
    );
    const command = ['import', join(files, 'units.csv'), join(files, 'takings.csv'), '--json'];
    const [ended, page] = await Promise.all([vitrine(data, command), fetch(server.url)]);
    expect(page.status).toBe(200);
    expect(ended).toMatchObject({ exit: 0 });
    expect(JSON.parse(ended.out)).toMatchObject({ read_n: 3, accepted_n: 3, quarantined_n: 0 });
    const again = await vitrine(data, command);
    expect(JSON.parse(again.out)).toMatchObject({ accepted_n: 0, duplicate_n: 3 });
  });

  test('ends there when it is interrupted here, and leaves nothing half-done', async () => {
    const files = folder();
    writeManyOrders(join(files, 'many.csv'));
    const interrupt = (err: string) => err.includes('orders');
    const ended = await vitrine(data, ['import', join(files, 'many.csv')], { interrupt });
    expect(ended).toMatchObject({ exit: 1, out: '' });
    expect(ended.err).toContain('vitrine: cancelled\n');
    const { out } = await vitrine(data, ['doctor']);
    expect(out).toContain('facts: 1 units, 0 orders, 2 takings\n');
  });

  test.each([
    { what: 'no token', headers: {}, status: 401 },
    { what: 'a wrong token', headers: { authorization: 'Bearer x' }, status: 401 },
    { what: 'a caller behind a proxy', headers: { 'x-forwarded-for': '192.0.2.1' }, status: 403 }
  ])('is refused with $what', async ({ headers, status }) => {
    const body = JSON.stringify({ command: 'doctor', args: [], cwd: data, json: false });
    const init = { method: 'POST', body, headers: headers as Record<string, string> };
    const response = await fetch(`${server.url}/ops/command`, init);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  test('is refused when it is no command', async () => {
    const response = await fetch(`${server.url}/ops/command`, {
      method: 'POST',
      body: '{"args": 1}',
      headers: { authorization: `Bearer ${presence().token}` }
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'invalid_input' });
  });
});

test('a second server on the same folder says what is wrong', async () => {
  const data = folder();
  const first = await startServer({ data, env: { VITRINE_DEMO: 'false' } });
  await expect(startServer({ data })).rejects.toThrow(/store in use by another process/);
  expect(await first.stop()).toBe(0);
});

test('a server that stops leaves no trace of its address and lets go of the store', async () => {
  const data = folder();
  const server = await startServer({ data, env: { VITRINE_DEMO: 'false' } });
  expect(await server.stop()).toBe(0);
  expect(existsSync(join(data, 'server.json'))).toBe(false);
  expect(existsSync(join(data, 'vitrine.duckdb.wal'))).toBe(false);
  expect(await vitrine(data, ['doctor'])).toMatchObject({ exit: 0, err: '' });
});

test('the file of a server that died is no obstacle', async () => {
  const data = folder();
  const stale = { url: 'http://127.0.0.1:9', pid: 2 ** 22 + 1, token: 'x'.repeat(43) };
  writeFileSync(join(data, 'server.json'), JSON.stringify(stale));
  expect(await vitrine(data, ['doctor'])).toMatchObject({ exit: 0, err: '' });
});
