import { error, fail, redirect } from '@sveltejs/kit';
import { note, textOf } from '#lib/server/accounts/browser.server.ts';
import { server } from '#lib/server/context.server.ts';
import { eraseShop } from '#lib/server/privacy/erase-shop.server.ts';
import { Purpose } from '#model/consent.ts';
import {
  consentHistory,
  consentOf,
  customerOrders,
  eraseCustomer,
  sayConsent,
  type Customer
} from '#queries/index.server.ts';
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
    const purpose = (await request.formData()).getAll('purpose').map(String);
    const on = (one: Purpose) => purpose.includes(one);
    if (on('public') && !on('territory')) return fail(400, { purpose });
    const who = viewer.user_id ?? '';
    const purposes = Object.fromEntries(Purpose.options.map((one) => [one, on(one)]));
    const store = await server().store();
    const changed = await sayConsent(store, { unit: shop.unit, purposes, who, now: new Date() });
    for (const one of changed)
      await note(`consent ${on(one) ? 'given' : 'withdrawn'}: ${one}`, who, shop.unit);
    return { saved: true };
  },
  customer: async ({ request, locals }) => {
    if (locals.shop === null) error(404, 'not found');
    const typed = customerIn(await request.formData());
    if (typed.name === '' && typed.order === '') return fail(400, { ...typed, unnamed: true });
    const rows = await customerOrders(await server().store(), customerOf(locals.shop.unit, typed));
    return { ...typed, rows: rows.slice(0, rows_shown), rows_n: rows.length };
  },
  eraseCustomer: async ({ request, locals }) => {
    const { shop, viewer } = locals;
    if (shop === null) error(404, 'not found');
    const typed = customerIn(await request.formData());
    if (typed.name === '' && typed.order === '') return fail(400, { ...typed, unnamed: true });
    const { orders_n } = await eraseCustomer(await server().store(), customerOf(shop.unit, typed));
    await note('customer erased', viewer.user_id ?? '', shop.unit);
    return { erased_n: orders_n };
  },
  eraseShop: async ({ request, locals }) => {
    const { shop, viewer } = locals;
    if (shop === null) error(404, 'not found');
    const code = textOf(await request.formData(), 'code');
    if (code !== shop.unit) return fail(400, { code });
    const { settings } = server();
    const [store, accounts] = await Promise.all([server().store(), server().accounts()]);
    await eraseShop({ store, accounts, settings, by: viewer.user_id ?? '' }, shop.unit);
    redirect(303, '/account');
  }
};

const rows_shown = 100;

const customerIn = (form: FormData) => ({
  name: textOf(form, 'name').slice(0, 254),
  order: textOf(form, 'order').slice(0, 254)
});

const customerOf = (unit: string, { name, order }: { name: string; order: string }): Customer => ({
  unit,
  names: name === '' ? [] : [name],
  orders: order === '' ? [] : [order],
  secret: server().secret
});
