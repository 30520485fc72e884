import { error } from '@sveltejs/kit';
import { server } from '#lib/server/context.server.ts';
import { orUnreachable } from '#lib/server/unreachable.server.ts';
import { shopPage } from '#lib/shop/shop-page.server.ts';
import { decide } from '#model/access.ts';
import { consentOf } from '#queries/index.server.ts';
import type { PageServerLoad } from './$types';

/** One shop's own figures, for whoever the hook let in. */
export const load: PageServerLoad = async ({ locals }) => {
  const { shop, viewer, lang } = locals;
  if (shop === null) error(404, 'not found');
  const today = new Date().toISOString().slice(0, 10);
  const store = await server().store();
  const page = await orUnreachable(shopPage(store, shop, lang, shop.sample ? null : today));
  const may_enter = decide(viewer, { to: 'shop', act: 'enter', shop }, false) === 'yes';
  const may_manage = decide(viewer, { to: 'shop', act: 'manage', shop }, false) === 'yes';
  const withdrawn = (await consentOf(store, shop.unit))?.own_view === false;
  const { unit, name, sample } = shop;
  return { shop: { unit, name, sample }, may_enter, may_manage, withdrawn, own: page };
};
