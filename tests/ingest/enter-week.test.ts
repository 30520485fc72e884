import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { enterWeek, type EnteredWeek } from '#ingest/entry/enter-week.ts';
import { importRows } from '#ingest/import.ts';
import { ownSeries } from '#queries/index.server.ts';
import {
  applyInbox,
  closeStore,
  ensureReference,
  fedChannels,
  openStore,
  weekEntries,
  type Store
} from '#queries/store.server.ts';

let store: Store;
let unit = '';
const folder = mkdtempSync(join(tmpdir(), 'vitrine-entry-'));
const secret = 'a key of tests';
const now = new Date('2021-03-01T18:00:00Z');
const units = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];

beforeAll(async () => {
  store = await openStore({ path: join(folder, 'vitrine.duckdb') });
  await ensureReference(store);
  const rows = units.map((one) => ({ unit: one, sector: '47.65Z', area: '75056' }));
  await importRows({ store, secret, now }, 'units', rows, 'units');
});
beforeEach(() => {
  unit = units.shift() ?? ''; // each test has a shop of its own
});
afterAll(async () => {
  await closeStore(store);
  rmSync(folder, { recursive: true, force: true });
});

const week: Omit<EnteredWeek, 'unit'> = {
  request_id: 'r1',
  week_on: '2021-02-22',
  entered_at: now,
  entered_by: 'u1',
  tax: 'ttc_200',
  amounts: {
    in_store: 120_000,
    phone: 12_000,
    messages: 0,
    web: 36_000,
    pickup: 24_000,
    marketplace: 6_000
  }
};

const enter = (more: Partial<EnteredWeek>) =>
  enterWeek({ store, secret, now }, { unit, ...week, ...more });
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

/** Takings that count, without tax, by way of selling. */
async function counted(): Promise<Record<string, number>> {
  await applyInbox(store);
  const rows = await store.engine.query<{ path: string; net: number }>(
    `SELECT concat_ws(' ', order_mode, channel, fulfilment) AS path, CAST(net_minor AS INTEGER) AS net
     FROM takings AS t JOIN unit AS u ON u.unit_id = t.unit_id
     WHERE is_current AND u.unit_code = {unit:String} ORDER BY path`,
    { unit }
  );
  return Object.fromEntries(rows.map(({ path, net }) => [path, net]));
}

test('an entered week is takings by way of selling, without tax, dated by its Monday', async () => {
  expect(await enter({})).toBe('kept');
  expect(await counted()).toEqual({
    'in_store counter carry_out': 100_000,
    'online marketplace none': 5_000,
    'online own_site none': 10_000,
    'online own_site pickup_shop': 20_000,
    'remote phone none': 10_000,
    'remote social_message none': 0
  });
  const { rows } = await ownSeries(store, {
    ...{ metrics: ['online_share', 'total_revenue'], as_owner: unit, by: { period: 'week' } },
    ...{ from: '2021-02-22', until: '2021-03-01' }
  });
  expect(rows.map(({ metric, period, value }) => [metric, period, value])).toEqual([
    ['online_share', '2021-W08', 35 / 145],
    ['total_revenue', '2021-W08', 1450]
  ]);
});

test('the same request is kept once, sent again, at once or twice at the same time', async () => {
  expect(await Promise.all([enter({}), enter({})])).toEqual(['kept', 'known']);
  expect(await enter({ entered_at: later(5) })).toBe('known');
  expect(await weekEntries(store, unit, { limit: 9 })).toHaveLength(1);
});

test('another request that says what the week says already adds nothing', async () => {
  await enter({});
  expect(await enter({ request_id: 'r2', entered_at: later(1) })).toBe('same');
  expect(await weekEntries(store, unit, { limit: 9 })).toHaveLength(1);
});

test('a correction counts, and what was said before stays in the history', async () => {
  await enter({});
  const amounts = { ...week.amounts, phone: 0, in_store: 60_000 };
  expect(await enter({ request_id: 'r2', entered_at: later(60), amounts })).toBe('kept');
  expect(await counted()).toMatchObject({
    'in_store counter carry_out': 50_000,
    'remote phone none': 0
  });
  const history = await weekEntries(store, unit, { week_on: '2021-02-22', limit: 9 });
  expect(history.map(({ request_id, counts }) => [request_id, counts])).toEqual([
    ['r2', true],
    ['r1', false]
  ]);
});

test('an entry that waited for a network does not undo a correction made after it', async () => {
  const corrected = { ...week.amounts, in_store: 60_000 };
  await enter({ request_id: 'r2', entered_at: later(-10), amounts: corrected });
  expect(await enter({ entered_at: later(-60) })).toBe('kept');
  expect((await counted())['in_store counter carry_out']).toBe(50_000);
  const history = await weekEntries(store, unit, { limit: 9 });
  expect(history.map(({ request_id, counts }) => [request_id, counts])).toEqual([
    ['r2', true],
    ['r1', false]
  ]);
});

test('without a rate amounts with tax stay with it, and amounts without stay as typed', async () => {
  await enter({ tax: 'ttc' });
  expect((await counted())['in_store counter carry_out']).toBe(120_000);
  await enter({ tax: 'ht', request_id: 'r2', entered_at: later(1) });
  expect((await counted())['in_store counter carry_out']).toBe(120_000);
  const [row] = await store.engine.query<{ bases: string }>(
    `SELECT string_agg(tax_basis, ' ' ORDER BY version_at) AS bases FROM takings AS t JOIN unit AS u ON u.unit_id = t.unit_id
     WHERE u.unit_code = {unit:String} AND channel = 'counter'`,
    { unit }
  );
  expect(row?.bases).toBe('ttc ht');
});

test('a channel that another feed tells is named with the day it began', async () => {
  const order = {
    ...{ unit, source: 'web', external_id: '1', ordered_at: '2021-02-24 10:00' },
    ...{ channel: 'own_site', gross: '12.00', status: 'paid' }
  };
  await importRows({ store, secret, now }, 'orders', [order], 'web');
  await enter({});
  await counted();
  expect(await fedChannels(store, unit, '2021-01-01')).toEqual([
    { channel: 'own_site', source: 'web', since_on: '2021-02-24' }
  ]);
});

test('a shop that is kept by the month is told so', async () => {
  await importRows({ store, secret, now }, 'units', [{ unit, grain: 'month' }], 'units');
  await expect(enter({})).rejects.toThrow('shop is kept by the month: eight');
});
