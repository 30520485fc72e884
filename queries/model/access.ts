import { z } from 'zod';

/** What somebody is here. */
export const Role = z.enum(['owner', 'staff', 'territory', 'ministry', 'analyst', 'admin']);
export type Role = z.infer<typeof Role>;

/** Whether a role is about one shop, about an area and all in it, or about everything. */
export const scopeOf = {
  owner: 'shop',
  staff: 'shop',
  territory: 'area',
  ministry: 'area',
  analyst: 'none',
  admin: 'none'
} as const satisfies Record<Role, 'shop' | 'area' | 'none'>;

/**
 * One role over one thing. `scope`: outside name of the shop, code of the area, empty for everything.
 * `areas`: codes of the areas the shop or the area lies in, itself included; empty for everything.
 */
export type Grant = { role: Role; scope: string; areas: readonly string[] };

/** What an API key is good for: protected figures, and the figures of the shops of whoever made it. */
export const KeyScope = z.enum(['figures', 'shop']);
export type KeyScope = z.infer<typeof KeyScope>;

/**
 * Whoever asks. `user_id` null: nobody signed in. `is_strong`: a second factor is set up, without which nobody signs in
 * any more. `key`: what the key may do when a key asks; null for a person at a page.
 */
export type Viewer = {
  user_id: string | null;
  name: string;
  email: string;
  grants: readonly Grant[];
  is_strong: boolean;
  key: readonly KeyScope[] | null;
};

/** Nobody signed in. */
export const nobody: Viewer = {
  user_id: null,
  name: '',
  email: '',
  grants: [],
  is_strong: false,
  key: null
};

/** A shop as the rules see it: `areas` as in a grant; `sample`: made up, nobody's. */
export type ShopFacts = { unit: string; areas: readonly string[]; sample: boolean };

/**
 * What a page, an answer or a mail needs.
 *
 * `open`: nothing. `account`: somebody signed in. `words`: definitions, names, documents. `figures`: protected figures of
 * an area, null where none is named. `shop`: see its own figures, enter or send data for it, manage who may. `shops`: the
 * names of the shops of an area. `site`: everything about the site itself.
 */
export type Need =
  | { to: 'open' }
  | { to: 'account' }
  | { to: 'words' }
  | { to: 'figures'; areas: readonly string[] | null }
  | { to: 'shop'; act: 'see' | 'enter' | 'manage'; shop: ShopFacts }
  | { to: 'shops'; areas: readonly string[] | null }
  | { to: 'site' };

/** `sign_in`: somebody else may; `second_factor`: they may, once one is set up; `no`: not they. */
export type Verdict = 'yes' | 'sign_in' | 'second_factor' | 'no';

/** Shops that one person's grants reach before a second factor is asked of them. */
const shops_without_second_factor_max = 1;

/** Whether these grants show more than one shop, so that a password alone does not do. */
export function seesSeveralShops(grants: readonly Grant[]): boolean {
  const shops = new Set(grants.filter(isOfShop).map(({ scope }) => scope));
  return (
    shops.size > shops_without_second_factor_max ||
    grants.some(({ role }) => scopeOf[role] === 'area' || role === 'admin')
  );
}

/**
 * The one rule of who may: pages, API, exports, files and mail ask here and nowhere else. `is_public`: the setting
 * VITRINE_PUBLIC.
 */
export function decide(viewer: Viewer, need: Need, is_public: boolean): Verdict {
  if (need.to === 'open' || isForAll(need, is_public)) return 'yes';
  if (viewer.user_id === null) return 'sign_in';
  if (!keyMay(viewer.key, need) || !isGranted(viewer.grants, need)) return 'no';
  const names = need.to === 'shop' || need.to === 'shops' || need.to === 'site';
  return names && !viewer.is_strong && seesSeveralShops(viewer.grants) ? 'second_factor' : 'yes';
}

function isForAll(need: Need, is_public: boolean): boolean {
  if (need.to === 'figures' || need.to === 'words') return is_public;
  return need.to === 'shop' && need.act === 'see' && need.shop.sample; // made up: nobody's secret
}

function keyMay(key: Viewer['key'], need: Need): boolean {
  if (key === null || need.to === 'words') return true;
  if (need.to === 'figures') return key.includes('figures');
  return need.to === 'shop' && need.act === 'see' && key.includes('shop');
}

function isGranted(grants: readonly Grant[], need: Need): boolean {
  switch (need.to) {
    case 'open':
    case 'account':
      return true;
    case 'words':
      return grants.length > 0;
    case 'figures':
      return grants.some((grant) => reachesFigures(grant, need.areas));
    case 'shop':
      return grants.some((grant) => reachesShop(grant, need.shop, need.act));
    case 'shops':
      return grants.some((grant) => reachesNames(grant, need.areas));
    case 'site':
      return grants.some(({ role }) => role === 'admin');
  }
}

/** Protected figures: of the areas inside one's own; a shop has those of the areas it lies in. */
function reachesFigures(grant: Grant, areas: readonly string[] | null): boolean {
  if (scopeOf[grant.role] === 'none') return true;
  if (areas === null) return false;
  const [own = ''] = areas;
  return isOfShop(grant) ? grant.areas.includes(own) : areas.includes(grant.scope);
}

/** A shop's own figures are its own: neither a chamber nor a ministry sees them, an admin's look is written down. */
function reachesShop(grant: Grant, shop: ShopFacts, act: 'see' | 'enter' | 'manage'): boolean {
  if (grant.role === 'admin') return act !== 'enter';
  if (!isOfShop(grant) || grant.scope !== shop.unit) return false;
  return grant.role === 'owner' || act !== 'manage';
}

const reachesNames = (grant: Grant, areas: readonly string[] | null): boolean =>
  grant.role === 'admin' ||
  (scopeOf[grant.role] === 'area' && areas !== null && areas.includes(grant.scope));

const isOfShop = ({ role }: Grant): boolean => scopeOf[role] === 'shop';

/** Whether somebody with these grants may invite another one to a role: admins to all, owners to the staff of their shop. */
export function mayInvite(
  viewer: Viewer,
  invited: Omit<Grant, 'areas'>,
  areas: readonly string[]
): Verdict {
  if (viewer.user_id === null) return 'sign_in';
  if (viewer.key !== null) return 'no';
  const site = decide(viewer, { to: 'site' }, false);
  if (site !== 'no') return site;
  if (invited.role === 'staff') {
    const shop = { unit: invited.scope, areas, sample: false };
    return decide(viewer, { to: 'shop', act: 'manage', shop }, false);
  }
  return invited.role === 'owner' ? decide(viewer, { to: 'shops', areas }, false) : 'no';
}
