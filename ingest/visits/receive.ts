import { isbot } from 'isbot';
import type { RateLimiterMemory } from 'rate-limiter-flexible';
import type { DropReason } from '#model/connector.ts';
import {
  acceptHits,
  acceptReads,
  isHostOf,
  localDay,
  siteNamed,
  type Site,
  type Store
} from '#queries/store.server.ts';
import { consume } from '../send/caller.ts';
import type { Call } from './call.ts';
import { trackedOrder } from './order.ts';
import { address, bareHost, referrerClass } from './referrers.ts';
import type { Salts } from './salts.ts';

/** Who calls. `address` and `agent` leave this process in no form; `is_reserved`: the browser asks not to be measured. */
export type Caller = { address: string; agent: string; is_reserved: boolean };

/** What taking calls in needs. `secret`: key of the customer pseudonyms. */
export type Receiving = {
  store: Store;
  salts: Salts;
  secret: string;
  now: Date;
  /** calls that one site may make */
  limiter: RateLimiterMemory;
};

/** What became of a call: counted, left out for a reason that is counted, or of a site that nobody knows. */
export type Taken = 'counted' | 'unknown_site' | DropReason;

/**
 * Takes one call of a client in; resolves once it is on disk.
 * Errors: PushBack when the site calls too often or too much waits, StoreError.
 */
export async function receive(receiving: Receiving, call: Call, caller: Caller): Promise<Taken> {
  const { store, now, limiter } = receiving;
  const site = await siteNamed(store, call.site);
  if (site === null) return 'unknown_site';
  await consume(limiter, site.token, 'too many calls of this site');
  const visitor = {
    ...caller,
    agent: call.agent ?? caller.agent,
    address: call.address ?? caller.address
  };
  const reason = dropReason(site, call, visitor);
  if (reason !== null) {
    await acceptHits(store, { source_id: site.source_id, hits: [], drops: [reason] }, now);
    return reason;
  }
  if (call.kind === 'order') await keepOrder(receiving, site, call);
  else await keepView(receiving, site, call, visitor);
  return 'counted';
}

/** Why a call makes neither a visit nor an order, the first reason that holds. */
function dropReason(site: Site, call: Call, visitor: Caller): DropReason | null {
  const page = call.url === null ? null : address(call.url);
  if (page === null || !isHostOf(site, bareHost(page))) return 'foreign_host';
  if (visitor.is_reserved) return 'own_visit';
  if (visitor.agent === '' || isbot(visitor.agent)) return 'robot';
  if (call.kind === 'other') return 'not_a_visit';
  return call.kind === 'order' && !site.takes_orders ? 'no_sale' : null;
}

async function keepView(
  { store, salts, now }: Receiving,
  site: Site,
  call: Call,
  visitor: Caller
): Promise<void> {
  const { source_id, unit_id, zone } = site;
  const local_day = localDay(zone, now);
  const page = call.url === null ? null : address(call.url);
  const hit = {
    source_id,
    unit_id,
    local_day,
    visitor_key: salts.visitorKey(site, local_day, { ...visitor, site: site.token }),
    hit_at: now,
    referrer_class: referrerClass(page, call.referrer, (host) => isHostOf(site, host))
  };
  await acceptHits(store, { source_id, hits: [hit], drops: [] }, now);
}

/** An order goes the way of orders; who looked at the page is not asked. */
async function keepOrder({ store, secret, now }: Receiving, site: Site, call: Call): Promise<void> {
  if (call.order === undefined) return;
  const reads = [trackedOrder(call.order, site.currency, now)];
  await acceptReads(store, { source_id: site.source_id, reads, secret, received_at: now });
}
