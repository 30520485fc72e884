import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import {
  addressOf,
  isEmail,
  keepCookies,
  ownHeaders,
  passwordFault,
  secretOf,
  textOf,
  type Faults
} from '#lib/server/accounts/browser.server.ts';
import { acceptAs, acceptNew, invitationOf } from '#lib/server/accounts/invitations.server.ts';
import { hasLeft } from '#lib/server/accounts/limits.server.ts';
import { server } from '#lib/server/context.server.ts';
import { roleText } from '#lib/text/letters.ts';
import { Role } from '#model/access.ts';
import { VitrineError } from '#model/problem.ts';
import { shopPlace } from '#queries/index.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** What the invitation is for; null when it is used, over or was never sent. */
export const load: PageServerLoad = async (event) => {
  const { params, locals } = event;
  const accounts = await server().accounts();
  const open = await hasLeft('token_network', addressOf(event));
  const found = open ? await invitationOf(accounts, params.token, new Date()) : null;
  if (found === null) return { invitation: null, signed_in: null };
  const shop = await shopPlace(await server().store(), found.scope);
  const what = roleText(locals.lang, Role.parse(found.role), shop?.name ?? found.scope);
  const { user_id, email } = locals.viewer;
  return {
    invitation: { what, email: found.email },
    signed_in: user_id === null ? null : email
  };
};

const codes = ['account_exists', 'other_account'] as const;

const refuse = (typed: { name: string; email: string }, faults: Faults) =>
  fail(400, { ...typed, faults });

/** The fault an error means; others pass. */
function told(error: unknown): Faults {
  if (!(error instanceof VitrineError)) throw error;
  const code = codes.find((one) => one === error.code);
  if (code !== undefined) return { [code === 'account_exists' ? 'email' : 'form']: code };
  if (error.code !== 'invitation_over') throw error;
  return { form: 'link_over' };
}

export const actions: Actions = {
  create: async (event) => {
    const form = await event.request.formData();
    const typed = { name: textOf(form, 'name'), email: textOf(form, 'email').toLowerCase() };
    const password = secretOf(form, 'password');
    const accounts = await server().accounts();
    const invitation = await invitationOf(accounts, event.params.token, new Date());
    const email = invitation?.email || typed.email;
    const faults: Faults = {
      ...(typed.name === '' || typed.name.length > 80 ? { name: 'name_missing' } : {}),
      ...(isEmail(email) ? {} : { email: 'email' })
    };
    const wrong = passwordFault(password, email);
    if (wrong !== null) faults['password'] = wrong;
    if (Object.keys(faults).length > 0) return refuse(typed, faults);
    try {
      const newcomer = { name: typed.name, email, password, lang: event.locals.lang };
      await acceptNew(accounts, event.params.token, newcomer, new Date());
    } catch (error) {
      return refuse(typed, told(error));
    }
    return signIn(event, email, password);
  },
  accept: async (event) => {
    const { user_id, email } = event.locals.viewer;
    if (user_id === null) redirect(303, '/sign-in');
    try {
      const accounts = await server().accounts();
      await acceptAs(accounts, event.params.token, { user_id, email }, new Date());
    } catch (error) {
      return refuse({ name: '', email: '' }, told(error));
    }
    redirect(303, '/account');
  }
};

async function signIn(event: RequestEvent, email: string, password: string): Promise<never> {
  const { api } = (await server().accounts()).auth;
  const { headers } = await api.signInEmail({
    body: { email, password },
    headers: ownHeaders(event),
    returnHeaders: true
  });
  keepCookies(event.cookies, headers);
  redirect(303, '/account');
}
