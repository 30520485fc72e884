import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CollectContext } from '#ingest/context.ts';
import { pull } from '#ingest/jobs/pull.ts';
import { silence } from '#ingest/jobs/silence.ts';
import { jobs } from '#ingest/schedule.ts';
import { parseSettings } from '#model/settings.ts';
import { pullState } from '#queries/pull/state.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { connectedShop, secret } from '#tests/ingest/pull/bench.ts';

let store: Store;
let log: string[];

beforeEach(async () => {
  log = [];
  store = await connectedShop('woocommerce', {
    base_url: 'http://127.0.0.1:1',
    consumer_key: 'ck_1',
    consumer_secret: 'cs_1'
  });
});
afterEach(() => closeStore(store));

const context = (now: string): CollectContext => ({
  store: () => Promise.resolve(store),
  secret,
  now: () => new Date(now),
  signal: new AbortController().signal,
  settings: parseSettings({}),
  log: (line) => log.push(line)
});

test('the server has a job for pulls and one for silence', () => {
  expect(jobs).toContain(pull);
  expect(jobs).toContain(silence);
});

test('a pull that is due is begun, its failure kept, and neither address nor key is logged', async () => {
  await pull.run(context('2021-03-01T00:00:00Z'));
  await pull.last?.(context('2021-03-01T00:00:00Z'));
  expect(await pullState(store, 1)).toMatchObject({
    status: 'failed',
    error_code: 'private_address'
  });
  expect(log).toEqual(['pull of source 1 failed: connector_error']);
});

test('a store without silent sources says nothing', async () => {
  await silence.run(context('2021-03-01T00:00:00Z'));
  expect(log).toEqual([]);
});
