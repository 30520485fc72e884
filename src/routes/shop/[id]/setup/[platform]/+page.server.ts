import { error, fail, redirect } from '@sveltejs/kit';
import { note } from '#lib/server/accounts/browser.server.ts';
import { server } from '#lib/server/context.server.ts';
import { connect, platformNamed, platformPage } from '#lib/server/shop/connect.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** A platform to connect, step by step, with what has come from it. */
export const load: PageServerLoad = async ({ locals: { shop, lang }, params, url }) => {
  const connector = platformNamed(params.platform);
  if (shop === null || connector === null) error(404, 'not found');
  const origin = server().settings.ORIGIN ?? url.origin;
  const platform = await platformPage(shop, connector, { lang, origin });
  return { shop: { unit: shop.unit, name: shop.name }, platform };
};

export const actions: Actions = {
  default: async ({ locals: { shop, viewer, lang }, params, request, url }) => {
    const connector = platformNamed(params.platform);
    if (shop === null || connector === null) error(404, 'not found');
    const form = await request.formData();
    const texts = Object.fromEntries(
      Object.keys(connector.settings.shape).map((name) => [
        name,
        String(form.get(name) ?? '').trim()
      ])
    );
    const answer = await connect(shop, connector, texts, lang);
    if (answer !== null) return fail(400, answer);
    await note('source connected', viewer.user_id ?? '', shop.unit);
    redirect(303, `${url.pathname}#live`);
  }
};
