import { error, fail, redirect } from '@sveltejs/kit';
import { note } from '#lib/server/accounts/browser.server.ts';
import { entryPage, takeEntry } from '#lib/server/shop/entry-page.server.ts';
import { entryFields } from '#model/week-entry.ts';
import type { Actions, PageServerLoad } from './$types';

/** A week to enter, for whoever works in the shop. */
export const load: PageServerLoad = async ({ locals: { shop, viewer, lang }, url }) => {
  if (shop === null) error(404, 'not found');
  const { unit, name, currency, zone } = shop;
  const entry = await entryPage(shop, url.searchParams.get('week'), lang);
  const saved = url.searchParams.get('saved');
  return {
    shop: { unit, name, currency, zone },
    user: viewer.user_id ?? '',
    entry,
    saved: saved === null ? null : { week: saved, same: url.searchParams.has('same') }
  };
};

const request_id_form = /^[\w-]{16,64}$/;

export const actions: Actions = {
  default: async ({ locals: { shop, viewer }, request, url }) => {
    if (shop === null) error(404, 'not found');
    const form = await request.formData();
    const field = (name: string): string => {
      const value = form.get(name);
      return typeof value === 'string' ? value.trim().slice(0, 40) : '';
    };
    const values = Object.fromEntries(
      [...entryFields, 'week', 'tax'].map((name) => [name, field(name)])
    );
    const request_id = String(form.get('request_id') ?? '');
    if (!request_id_form.test(request_id)) error(400, 'no request id');
    const waited_s = Number(field('waited_s')) || 0;
    const user_id = viewer.user_id ?? '';
    const taken = await takeEntry(shop, values, { user_id, request_id, waited_s });
    if ('faults' in taken) return fail(400, { faults: taken.faults, values, request_id });
    await note('week entered', user_id, shop.unit);
    const same = taken.done === 'same' ? '&same' : '';
    redirect(303, `${url.pathname}?week=${taken.week}&saved=${taken.week}${same}`);
  }
};
