import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { handOver } from '#commands/runner/hand-over.ts';
import { livingPresence } from '#lib/server/presence.ts';
import { importRows } from '#ingest/import.ts';
import { parseSettings } from '#model/settings.ts';
import {
  addSource,
  drainInbox,
  pullState,
  saveConnection,
  type PullState,
  type Store
} from '#queries/store.server.ts';
import { secret, startVictim } from './collect-crash/server.ts';
import { doubles, withStore } from './collect-crash/store.ts';
import { startPlatform, type FakePlatform } from './pull-crash/platform.ts';
import sold from './pull-crash/sold.sql?raw';
import { seededRandom, type Torture } from './torture.ts';

const orders_n = 900;
/** A kill comes after so many requests at most, and so many milliseconds. */
const kill = { requests_max: 5, ms_max: 80 };
/** Nobody waits longer for a pull to begin, or for the last one to end. */
const patience_ms = 60_000;

/** Kills the server while it pulls and looks for every order of the platform. */
export const torture: Torture = {
  name: 'pull-crash',
  what: 'kill -9 of the server while it pulls; the pull goes on where it was, every order is there exactly once',
  async run({ rounds, seed, folder, log }) {
    const random = seededRandom(seed);
    const platform = await startPlatform(orders_n, random);
    const data = join(folder, 'pulls');
    try {
      const source_id = await withStore(data, (store) => prepare(store, platform.url));
      const job: Job = { data, platform, source_id, random, failures: [], resumed_n: 0, log };
      for (let round = 1; round <= rounds; round += 1) await oneRound(job, round);
      await lastRound(job);
      if (job.resumed_n === 0) job.failures.push('no pull was met between two of its pages');
      log(`${job.resumed_n} of ${rounds} pulls went on in the middle`);
      return job.failures;
    } finally {
      await platform.stop();
    }
  }
};

type Job = {
  data: string;
  platform: FakePlatform;
  source_id: number;
  random: () => number;
  failures: string[];
  resumed_n: number;
  log(line: string): void;
};

/** A shop connected with the platform. Gives the number of its source. */
async function prepare(store: Store, base_url: string): Promise<number> {
  const shop = { unit: 'toys', zone: 'Europe/Paris', currency: 'EUR' };
  await importRows({ store, secret }, 'units', [shop], 'torture');
  const reports = { reports_online: true, reports_total: false };
  const source_id = await addSource(store, { unit: 'toys', name: 'woo', ...reports });
  await saveConnection(store, secret, {
    ...{ source_id, connector: 'woocommerce', pull_every_hours: 24, paused: false },
    settings: { base_url, consumer_key: 'ck_1', consumer_secret: 'cs_1' },
    reports: { online: true, total: false }
  });
  return source_id;
}

/** One life of the server: it pulls until it is killed, then its store is looked at. */
async function oneRound(job: Job, round: number): Promise<void> {
  const { data, platform, random } = job;
  const before = await withStore(data, (store) => pullState(store, job.source_id));
  const asked_n = platform.asked.length;
  const server = await startVictim(data, { VITRINE_LAN: 'true' });
  const pull = orderPull(data).catch(() => null); // its server is going to be gone
  const wanted_n = asked_n + (round === 1 ? 2 : 1) + Math.floor(random() * kill.requests_max);
  let is_over = false;
  void pull.then(() => (is_over = true));
  for (let ms = 0; platform.asked.length < wanted_n && !is_over && ms < patience_ms; ms += 5)
    await wait(5);
  await wait(random() * kill.ms_max);
  await server.kill();
  await pull;
  job.failures.push(...resumes(before, platform.asked[asked_n], round));
  if (before.cursor !== null) job.resumed_n += 1;
  const found = await withStore(data, doubles);
  job.failures.push(...found.map((what) => `round ${round}: ${what}`));
  job.log(
    `round ${round}: killed after ${platform.asked.length - asked_n} requests, ${before.cursor === null ? 'from the beginning' : 'gone on with'}`
  );
  change(platform, random);
}

/** What is wrong with the first thing that a pull asks for after it was cut off. */
function resumes({ cursor }: PullState, asked: string | undefined, round: number): string[] {
  if (asked === undefined) return [`round ${round}: the pull did not begin`];
  if (cursor === null) return [];
  const place = JSON.parse(cursor) as { list: string; from: string | null; page: number }; // WooCommerce's own place
  const query = new URL(asked, 'http://platform').searchParams;
  const is_there =
    query.get('status') === place.list &&
    query.get('page') === String(place.page) &&
    query.has('modified_after') === (place.from !== null);
  return is_there ? [] : [`round ${round}: asked ${asked} after ${cursor}`];
}

/** Some orders are changed and move to the end of the platform's list; fewer than a page at once. */
function change({ sales }: FakePlatform, random: () => number): void {
  const changed_at = `${new Date().toISOString().slice(0, 19)}.000Z`;
  for (const sale of sales)
    if (random() < 0.06) Object.assign(sale, { cents: sale.cents + 600, changed_at });
}

/** The pull that was cut off may end; the next one brings what changed behind its back. Then all is there. */
async function lastRound({ data, platform, failures }: Job): Promise<void> {
  const server = await startVictim(data, { VITRINE_LAN: 'true' });
  const exits = [await orderPull(data), await orderPull(data)];
  await server.kill();
  if (exits.some((exit) => exit !== 0)) failures.push(`the last pulls ended with ${exits.join()}`);
  const rows = await withStore(data, async (store) => {
    await drainInbox(store);
    return store.engine.query<{ external_id: string; n: number; cents: number }>(sold);
  });
  const found = new Map(rows.map((row) => [row.external_id, row]));
  for (const { id, cents } of platform.sales) {
    const { n = 0, cents: kept = 0 } = found.get(String(id)) ?? {};
    if (n !== 1 || kept !== cents)
      failures.push(`order ${id}: wanted one of ${cents}, found ${n} of ${kept}`);
  }
  if (found.size > platform.sales.length)
    failures.push(`${found.size} orders, the platform has ${platform.sales.length}`);
}

/** Has the server at work pull the source; its exit code, null when it is killed meanwhile. */
async function orderPull(data: string): Promise<number | null> {
  const presence = livingPresence(parseSettings({ VITRINE_DATA: data }));
  if (presence === null) throw new Error('the server does not say where it is');
  const order = { command: 'pull', args: ['woo', '--unit', 'toys'], cwd: data, json: true };
  const quiet = () => undefined;
  const signal = AbortSignal.timeout(patience_ms);
  return handOver(presence, order, { out: quiet, err: quiet, progress: quiet, signal });
}
