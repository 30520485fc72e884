import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { routeNeeds, type RouteNeed } from '#lib/access/routes.ts';
import { server } from '#lib/server/context.server.ts';
import { decide, nobody, scopeOf, type Need, type Verdict, type Viewer } from '#model/access.ts';
import type { ShopPlace } from '#model/shop-place.ts';
import { noteEvent, shopPlace } from '#queries/store.server.ts';
import { pathOfAreas } from '#queries/index.server.ts';

/** Whoever asks by this request; accounts are looked at only where the request names one. */
export async function whoAsks(headers: Headers): Promise<Viewer> {
  const { saysWho, viewerOf } = await import('#lib/server/accounts/viewer.server.ts');
  return saysWho(headers) ? viewerOf(await server().accounts(), headers) : nobody;
}

/** Whether a person's write comes from one of our own pages: a foreign page cannot make a browser say so. */
export function isOurPage(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  const origin = headers.get('origin');
  return origin !== null && URL.canParse(origin) && new URL(origin).host === headers.get('host');
}

/** The path of the areas an address names; null where it names none that is known. */
const pathOf = async (given: string | null): Promise<string[] | null> =>
  given === null || given === '' ? null : pathOfAreas(await server().store(), given);

type Asked = { need: Need; shop: ShopPlace | null };

/**
 * Lets a request to a page pass, or leads it where it may go: to the sign-in page, to the second factor, to the view of
 * one's own area. Errors: 403, 404 for a shop there is not, 500 for a route without a row.
 */
export async function admit(event: RequestEvent): Promise<'pass' | 'denied'> {
  const id = event.route.id;
  if (id === null) return 'pass'; // no such page
  const rule = routeNeeds[id];
  if (rule === undefined) error(500, `no row for ${id} in src/lib/access/routes.ts`);
  if (rule === 'door') return 'pass';
  if (
    !['GET', 'HEAD', 'OPTIONS'].includes(event.request.method) &&
    !isOurPage(event.request.headers)
  )
    error(403, 'forms are taken from our own pages only');
  if (rule === 'open') return 'pass';
  const { viewer } = event.locals;
  const is_public = server().settings.VITRINE_PUBLIC;
  if ((rule === 'figures' || rule === 'words') && is_public) return 'pass';
  const { need, shop } = await askedBy(event, rule);
  const verdict = decide(viewer, need, is_public);
  if (verdict === 'yes') {
    if (shop !== null && viewer.user_id !== null && !shop.sample) noteSeen(viewer, need, shop);
    event.locals.shop = shop;
    return 'pass';
  }
  lead(event, verdict, need);
  return 'denied';
}

async function askedBy({ params, url, route }: RequestEvent, rule: RouteNeed): Promise<Asked> {
  const at: Record<string, string | undefined> = params;
  switch (rule) {
    case 'open':
    case 'door':
      return { need: { to: 'open' }, shop: null };
    case 'words':
    case 'account':
    case 'site':
      return { need: { to: rule }, shop: null };
    case 'figures':
    case 'shops': {
      const inPath = route.id?.startsWith('/areas/') === true; // elsewhere a code is a sector's
      const named = (inPath ? at['code'] : null) ?? at['area'] ?? url.searchParams.get('area');
      const areas = await pathOf(named);
      return { need: { to: rule, areas }, shop: null };
    }
    case 'shop_see':
    case 'shop_enter':
    case 'shop_manage': {
      const shop = await shopPlace(await server().store(), at['id'] ?? '');
      const act = rule === 'shop_see' ? 'see' : rule === 'shop_enter' ? 'enter' : 'manage';
      // A shop that is not there is answered like one that is not theirs.
      const facts = shop ?? { unit: '', areas: [], sample: false };
      return { need: { to: 'shop', act, shop: facts }, shop };
    }
  }
}

function noteSeen({ user_id }: Viewer, need: Need, shop: ShopPlace): void {
  const what = need.to === 'shop' ? `shop ${need.act}` : need.to;
  server()
    .store()
    .then((store) => noteEvent(store, { what, who: user_id ?? '', about: shop.unit }, new Date()))
    .catch((cause: unknown) => console.error('vitrine: an event was not written down:', cause));
}

/** Where somebody goes who may not. Returns for `no`: there is nowhere to go. */
function lead(event: RequestEvent, verdict: Verdict, need: Need): void {
  const { url, locals } = event;
  const next = encodeURIComponent(url.pathname + url.search);
  if (verdict === 'sign_in') redirect(303, `/sign-in?next=${next}`);
  if (verdict === 'second_factor') redirect(303, `/account?next=${next}#second-factor`);
  const isOfArea = (need.to === 'figures' || need.to === 'shops') && need.areas === null;
  const own = isOfArea && event.request.method === 'GET' ? ownArea(locals.viewer) : null;
  if (own !== null && !url.searchParams.has('area')) {
    const search = new URLSearchParams(url.searchParams);
    search.set('area', own);
    redirect(303, `${url.pathname}?${search}`);
  }
  if (event.isDataRequest) error(403, 'forbidden');
}

/** The area somebody's own view begins with. */
function ownArea({ grants }: Viewer): string | null {
  const area = grants.find(({ role }) => scopeOf[role] === 'area');
  const shop = grants.find(({ role }) => scopeOf[role] === 'shop');
  return (
    area?.scope ?? shop?.areas.find((code) => code.startsWith('DEP-')) ?? shop?.areas[0] ?? null
  );
}
