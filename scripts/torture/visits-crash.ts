import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { importRows } from '#ingest/import.ts';
import { Salts } from '#ingest/visits/salts.ts';
import { addSite, localDay, type Site, type Store } from '#queries/store.server.ts';
import { secret, startVictim } from './collect-crash/server.ts';
import { withStore } from './collect-crash/store.ts';
import { seededRandom, type Torture } from './torture.ts';

const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
/** Calls under way at any moment. */
const clients_n = 8;
const load_ms_max = 900;
/** Who comes in every round; known again by the same key after each restart. */
const regular = '192.0.2.1';

type Ledger = { acknowledged: string[]; in_doubt: string[]; sent_n: number };

/** Kills the server under page views and looks for every one that it had acknowledged. */
export const torture: Torture = {
  name: 'visits-crash',
  what: 'kill -9 of the server while pages are looked at; every acknowledged view is there exactly once',
  async run({ rounds, seed, folder, log }) {
    const data = join(folder, 'visits');
    const random = seededRandom(seed);
    const site = await withStore(data, prepare);
    const ledger: Ledger = { acknowledged: [], in_doubt: [], sent_n: 0 };
    const failures: string[] = [];
    let regular_n = 0;
    for (let round = 1; round <= rounds; round += 1) {
      regular_n += await oneRound(data, site, random, ledger);
      const found = await withStore(data, (store) =>
        lost({ store, data, site, ledger, regular_n })
      );
      failures.push(...found.slice(0, 10).map((what) => `round ${round}: ${what}`));
      log(
        `round ${round}: ${ledger.acknowledged.length} acknowledged, ${ledger.in_doubt.length} in doubt`
      );
    }
    if (ledger.acknowledged.length === 0) failures.push('no view was acknowledged at all');
    return failures;
  }
};

/** A shop whose day does not end while the torture lasts. */
async function prepare(store: Store): Promise<Site> {
  const hour = new Date().getUTCHours();
  const zone = hour >= 2 && hour < 21 ? 'UTC' : 'Pacific/Noumea';
  await importRows({ store, secret }, 'units', [{ unit: 'toys', zone }], 'torture');
  const site = { unit: 'toys', source: 'site', hosts: ['toys.example'], takes_orders: false };
  return addSite(store, site);
}

/** One life of the server. Gives how often the regular was acknowledged. */
async function oneRound(
  data: string,
  site: Site,
  random: () => number,
  ledger: Ledger
): Promise<number> {
  const server = await startVictim(data, { VITRINE_PROXIES: '1' });
  const view = async (address: string): Promise<boolean> => {
    const answer = await fetch(`${server.url}/collect/api/hit`, {
      method: 'POST',
      headers: { 'user-agent': agent, 'x-forwarded-for': address },
      body: JSON.stringify({ s: site.token, u: 'https://toys.example/' })
    }).catch(() => null); // killed meanwhile
    return answer?.status === 202;
  };
  const is_known = await view(regular);
  let over = false;
  const clients = Array.from({ length: clients_n }, async () => {
    while (!over) {
      const address = addressOf((ledger.sent_n += 1));
      const is_kept = await view(address);
      (is_kept ? ledger.acknowledged : ledger.in_doubt).push(address);
      if (!is_kept) return;
    }
  });
  await wait(100 + Math.round(random() * load_ms_max));
  over = true;
  await server.kill();
  await Promise.all(clients);
  return is_known ? 1 : 0;
}

const addressOf = (n: number): string => `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`;

type Asked = { store: Store; data: string; site: Site; ledger: Ledger; regular_n: number };

async function lost({ store, data, site, ledger, regular_n }: Asked): Promise<string[]> {
  const rows = await store.engine.query<{ visitor: string; n: number }>(
    'SELECT CAST(visitor_key AS VARCHAR) AS visitor, count(*) AS n FROM visit_hit GROUP BY visitor_key'
  );
  const found = new Map(rows.map(({ visitor, n }) => [visitor, n]));
  const salts = new Salts(join(data, 'salts'));
  const day = localDay(site.zone, new Date());
  const timesOf = (address: string): number => {
    const key = salts.visitorKey(site, day, { address, agent, site: site.token });
    return found.get(key) ?? 0;
  };
  const failures = ledger.acknowledged
    .filter((address) => timesOf(address) !== 1)
    .map((address) => `${address}: wanted one view, found ${timesOf(address)}`);
  if (timesOf(regular) !== regular_n)
    failures.push(
      `the regular: wanted ${regular_n} views under one key, found ${timesOf(regular)}`
    );
  const strangers_n = rows.length - 1 - ledger.acknowledged.length;
  if (strangers_n > ledger.in_doubt.length)
    failures.push(
      `${strangers_n} views more than acknowledged, ${ledger.in_doubt.length} in doubt`
    );
  return failures;
}
