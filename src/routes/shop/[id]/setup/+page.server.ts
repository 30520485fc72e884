import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Lang } from '#lib/format.ts';
import { note } from '#lib/server/accounts/browser.server.ts';
import {
  saveIdentity,
  saveSheets,
  saveUsual,
  setUpPage,
  type FormAnswer
} from '#lib/server/shop/set-up.server.ts';
import type { ShopPlace } from '#model/shop-place.ts';
import type { Actions, PageServerLoad } from './$types';

/** What makes a shop's figures right, for whoever runs it. */
export const load: PageServerLoad = async ({ locals: { shop, lang }, url }) => {
  if (shop === null) error(404, 'not found');
  const { unit, name, currency, sample } = shop;
  return {
    shop: { unit, name, currency, sample },
    ...(await setUpPage(shop, lang)),
    saved: url.searchParams.get('saved')
  };
};

type Save = (
  shop: ShopPlace,
  values: Record<string, string>,
  by: { told_by: string; lang: Lang }
) => Promise<FormAnswer | null>;

/** A form of the page: comes back with what is wrong, or leads to the page, so that it is sent once. */
const action = (name: string, save: Save) => async (event: RequestEvent) => {
  const { shop, viewer, lang } = event.locals;
  if (shop === null) error(404, 'not found');
  const form = await event.request.formData();
  const values = Object.fromEntries(
    [...form].map(([field, value]) => [field, typeof value === 'string' ? value.trim() : ''])
  );
  const told_by = viewer.user_id ?? '';
  const answer = await save(shop, values, { told_by, lang });
  if (answer !== null) return fail(400, { form: name, ...answer });
  await note(`shop set up: ${name}`, told_by, shop.unit);
  redirect(303, `${event.url.pathname}?saved=${name}#${name}`);
};

export const actions: Actions = {
  identity: action('identity', (shop, values, { lang }) => saveIdentity(shop, values, lang)),
  usual: action('usual', (shop, values, { lang }) => saveUsual(shop, values, lang)),
  sheets: action('sheets', saveSheets)
};
