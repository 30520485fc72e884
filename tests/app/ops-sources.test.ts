import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { server } from '#lib/server/context.server.ts';
import { ops } from '#lib/server/ops.server.ts';
import { importRows } from '#ingest/import.ts';
import { addSource } from '#queries/store.server.ts';

const data = mkdtempSync(join(tmpdir(), 'vitrine-test-'));
process.env['VITRINE_DATA'] = data;

afterAll(async () => {
  await server().stop();
  delete process.env['VITRINE_DATA'];
  Reflect.deleteProperty(globalThis, Symbol.for('vitrine.server')); // the next file of this worker has none
  rmSync(data, { recursive: true, force: true });
});

const asked = (token: string, address = '127.0.0.1') =>
  ops.request('/ops/sources', { headers: { authorization: `Bearer ${token}` } }, { address });

test('the operator’s door lists the sources for whoever holds the word in the data folder', async () => {
  const store = await server().store();
  await importRows({ store, secret: server().secret }, 'units', [{ unit: 'TOYS' }], 'unit add');
  await addSource(store, { unit: 'TOYS', name: 'web', reports_online: true, reports_total: false });
  server().announce('http://127.0.0.1:3000');
  const token = server().presence?.token ?? '';
  const answer = await asked(token);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject([
    { unit: 'TOYS', name: 'web', connector: null, silent_since: null, quarantined_n: 0, pull: null }
  ]);
  expect((await asked('guessed')).status).toBe(401);
  expect((await asked(token, '203.0.113.7')).status).toBe(403);
});
