import { randomInt, randomUUID } from 'node:crypto';
import { InvalidInput, NotFound } from '#model/problem.ts';
import { alone } from '#queries/facts/alone.ts';
import { addSource } from '#queries/facts/add-source.ts';
import { sourceNamed } from '#queries/collect/source.ts';
import { known } from '#queries/series/known.ts';
import type { Store } from '#queries/store.ts';
import siteAdd from './site-add.sql?raw';
import siteRevoke from './site-revoke.sql?raw';
import siteRows from './sites.sql?raw';

/**
 * A web site that may send its page views without a secret. `token`, `number`: its public names; `hosts`: where its pages
 * lie; `takes_orders`: whether orders that its tracker reports become facts.
 */
export type Site = {
  token: string;
  number: number;
  source_id: number;
  hosts: string[];
  takes_orders: boolean;
  source: string;
  unit_id: number;
  unit: string;
  zone: string;
  currency: string;
  created_at: string;
};

/** A site to be. `source`: a feed of the unit, made when there is none of that name. */
export type NewSite = {
  unit: string;
  source: string;
  hosts: readonly string[];
  takes_orders: boolean;
};

const hostForm =
  /^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*$/;

/** A host as compared: lower case, in ASCII, without port, `www.` and final dot; null when it is none. */
export function hostName(given: string): string | null {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(given) ? given : `http://${given}`;
  if (!URL.canParse(address)) return null;
  const host = new URL(address).hostname.replace(/\.$/, '').replace(/^www\./, '');
  return hostForm.test(host) ? host : null;
}

/**
 * Lets a web site send its page views to a source of a shop.
 * Errors: InvalidInput `invalid host: …`, `no host given`; NotFound for an unknown unit.
 */
export async function addSite(store: Store, site: NewSite, now = new Date()): Promise<Site> {
  if (site.hosts.length === 0) throw new InvalidInput('no host given', { field: 'hosts' });
  const hosts = site.hosts.map((given) => {
    const host = hostName(given);
    if (host === null) throw new InvalidInput(`invalid host: ${given}`, { field: 'hosts' });
    return host;
  });
  const source_id = await sourceFor(store, site);
  const token = randomUUID();
  await alone(store, () =>
    store.engine.run(siteAdd, {
      token,
      number: randomInt(100_000_000, 2_000_000_000),
      source_id,
      hosts: [...new Set(hosts)].join(' '),
      takes_orders: site.takes_orders,
      now: now.toISOString()
    })
  );
  const made = (await listSites(store, site.unit)).find((row) => row.token === token);
  if (made === undefined) throw new NotFound(`unknown site: ${token}`);
  return made;
}

async function sourceFor(store: Store, { unit, source }: NewSite): Promise<number> {
  try {
    return (await sourceNamed(store, unit, source)).source_id;
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
  }
  return addSource(store, { unit, name: source, reports_online: false, reports_total: false });
}

/** Sites that may send, oldest first; `unit`: of one shop. */
export async function listSites(store: Store, unit?: string): Promise<Site[]> {
  const rows = await store.engine.query<Omit<Site, 'hosts'> & { hosts: string }>(siteRows, {
    unit: unit ?? null
  });
  return rows.map((row) => ({ ...row, hosts: row.hosts.split(' ') }));
}

/** Takes a site's right to send away. Errors: NotFound `unknown site: …`. */
export async function revokeSite(store: Store, token: string, now = new Date()): Promise<void> {
  const site = (await listSites(store)).find((row) => row.token === token);
  if (site === undefined) throw new NotFound(`unknown site: ${token}`, { field: 'token' });
  await alone(store, () => store.engine.run(siteRevoke, { token, now: now.toISOString() }));
}

/**
 * The site of a public name: its token, its number, or a host that one site alone has; null when there is none.
 * Kept in memory until the store changes.
 */
export async function siteNamed(store: Store, given: string): Promise<Site | null> {
  const byName = await known(store.engine, 'visit sites', async () => {
    const names = new Map<string, Site | null>();
    for (const site of await listSites(store)) {
      names.set(site.token, site);
      names.set(String(site.number), site);
      for (const host of site.hosts) names.set(host, names.has(host) ? null : site);
    }
    return names;
  });
  const name = given.trim().toLowerCase();
  return byName.get(name) ?? byName.get(hostName(name) ?? '') ?? null;
}

/** Whether a host is one of the site's, or lies under one of them. */
export const isHostOf = (site: Pick<Site, 'hosts'>, host: string): boolean =>
  site.hosts.some((own) => host === own || host.endsWith(`.${own}`));
