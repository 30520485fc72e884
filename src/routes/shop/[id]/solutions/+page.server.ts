import { error, fail, redirect } from '@sveltejs/kit';
import { choicePage } from '#lib/choice/choice-page.server.ts';
import { todayIn } from '#lib/entry/form.ts';
import { textOf } from '#lib/server/accounts/browser.server.ts';
import { server } from '#lib/server/context.server.ts';
import { endChoice, takeBack, takeChoice } from '#lib/server/shop/choice.server.ts';
import { RefusalReason } from '#model/programme.ts';
import type { Actions, PageServerLoad } from './$types';

const outcomes = ['chosen', 'left', 'undone', 'stuck', 'gone'] as const;

/** What a shop has chosen, and the solution it is about to choose, for its owner. */
export const load: PageServerLoad = async ({ locals: { shop, lang }, url }) => {
  if (shop === null) error(404, 'not found');
  const now = new Date();
  const asked = url.searchParams.get('solution');
  const today = todayIn(shop.zone, now);
  const choices = await choicePage(await server().store(), shop, asked, { lang, today, now });
  const done = outcomes.find((it) => it === url.searchParams.get('done')) ?? null;
  return { shop: { unit: shop.unit, name: shop.name }, choices, done };
};

/** The same page after something was done. */
const after = (url: URL, done: (typeof outcomes)[number]): string => {
  const lang = url.searchParams.get('lang');
  return `${url.pathname}?${new URLSearchParams({ done, ...(lang === null ? {} : { lang }) })}`;
};

const byOf = ({ shop, viewer }: App.Locals) => {
  if (shop === null) error(404, 'not found');
  return { shop, user_id: viewer.user_id ?? '', now: new Date() };
};

export const actions: Actions = {
  choose: async ({ locals, request, url }) => {
    const form = await request.formData();
    const choice = { solution: textOf(form, 'solution'), programme: textOf(form, 'programme') };
    const done = await takeChoice(byOf(locals), choice);
    if (done === 'unknown') error(404, 'not found');
    if (done !== 'chosen') return fail(done === 'programme' ? 400 : 409, { fault: done });
    redirect(303, after(url, done));
  },
  leave: async ({ locals, request, url }) => {
    const form = await request.formData();
    const reason = RefusalReason.safeParse(textOf(form, 'reason')).data ?? null;
    const enrolment_id = Number(textOf(form, 'enrolment'));
    redirect(303, after(url, await endChoice(byOf(locals), { enrolment_id, reason })));
  },
  undo: async ({ locals, request, url }) => {
    const undo_id = Number(textOf(await request.formData(), 'undo'));
    redirect(303, after(url, await takeBack(byOf(locals), undo_id)));
  }
};
