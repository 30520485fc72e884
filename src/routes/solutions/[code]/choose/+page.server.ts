import { redirect } from '@sveltejs/kit';
import { server } from '#lib/server/context.server.ts';
import { directory, shopPlace } from '#queries/index.server.ts';
import type { PageServerLoad } from './$types';

/** Which shop somebody chooses a solution for; who owns one alone goes straight to its page. */
export const load: PageServerLoad = async ({ params, locals: { viewer }, url }) => {
  const store = await server().store();
  const any = { need: null, area: null, sector: null, monthly_most: null, free_on: null };
  const { all } = await directory(store, any);
  const solution = all.find(({ code }) => code === params.code) ?? null;
  const units = viewer.grants.filter(({ role }) => role === 'owner').map(({ scope }) => scope);
  const lang = url.searchParams.get('lang');
  const search = new URLSearchParams({ solution: params.code, ...(lang === null ? {} : { lang }) });
  const shops = [];
  for (const unit of new Set(units)) {
    const shop = await shopPlace(store, unit);
    const href = `/shop/${encodeURIComponent(unit)}/solutions?${search}`;
    if (shop !== null) shops.push({ name: shop.name, href });
  }
  const [only, ...more] = shops;
  if (solution !== null && only !== undefined && more.length === 0) redirect(303, only.href);
  return { solution: solution?.name ?? null, shops };
};
