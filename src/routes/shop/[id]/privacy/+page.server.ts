import { error, fail } from '@sveltejs/kit';
import { note } from '#lib/server/accounts/browser.server.ts';
import { server } from '#lib/server/context.server.ts';
import { Purpose } from '#model/consent.ts';
import { consentHistory, consentOf, sayConsent } from '#queries/index.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** What is done with a shop's data, for its owner and admins. */
export const load: PageServerLoad = async ({ locals }) => {
  const { shop, viewer } = locals;
  if (shop === null) error(404, 'not found');
  const { unit, name, sample } = shop;
  const store = await server().store();
  const consent = await consentOf(store, unit);
  if (consent === null) error(404, 'not found');
  const said = (await consentHistory(store, unit)).map(({ who, ...one }) => ({
    ...one,
    who: whoSaid(who, viewer.user_id)
  }));
  const is_public = server().settings.VITRINE_PUBLIC;
  return { shop: { unit, name, sample }, consent, said, is_public };
};

const whoSaid = (who: string, mine: string | null): 'commandLine' | 'you' | 'other' =>
  who === '' ? 'commandLine' : who === mine ? 'you' : 'other';

export const actions: Actions = {
  consent: async ({ request, locals }) => {
    const { shop, viewer } = locals;
    if (shop === null) error(404, 'not found');
    const form = await request.formData();
    const purpose = form.getAll('purpose').map(String);
    const on = (one: Purpose) => purpose.includes(one);
    if (on('public') && !on('territory')) return fail(400, { purpose });
    const store = await server().store();
    const who = viewer.user_id ?? '';
    const changed = await sayConsent(store, {
      unit: shop.unit,
      purposes: Object.fromEntries(Purpose.options.map((one) => [one, on(one)])),
      who,
      now: new Date()
    });
    for (const one of changed)
      await note(`consent ${on(one) ? 'given' : 'withdrawn'}: ${one}`, who, shop.unit);
    return { saved: true };
  }
};
