import { fail, isRedirect, redirect } from '@sveltejs/kit';
import { count, forgive, hasLeft } from '#lib/server/accounts/limits.server.ts';
import {
  addressOf,
  faultOf,
  isEmail,
  keepCookies,
  nextOf,
  note,
  ownHeaders,
  secretOf,
  textOf,
  type Faults
} from '#lib/server/accounts/browser.server.ts';
import { server } from '#lib/server/context.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Whoever is signed in goes on; others are asked. */
export const load: PageServerLoad = ({ locals, url }) => {
  const next = nextOf(url.searchParams.get('next'));
  if (locals.viewer.user_id !== null) redirect(303, next);
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_NAME } = server().settings;
  return {
    next,
    done: url.searchParams.get('done') === 'password',
    provider: OIDC_ISSUER !== undefined && OIDC_CLIENT_ID !== undefined ? OIDC_NAME : null
  };
};

const refuse = (email: string, faults: Faults) =>
  fail(faults['form'] === 'too_many' ? 429 : 400, { email, faults, sent: false });

export const actions: Actions = {
  password: async (event) => {
    const form = await event.request.formData();
    const email = textOf(form, 'email').toLowerCase();
    const password = secretOf(form, 'password');
    if (!isEmail(email)) return refuse(email, { email: 'email' });
    if (password === '') return refuse(email, { password: 'password_missing' });
    const { auth } = await server().accounts();
    try {
      await count('sign_in_network', addressOf(event));
      await count('sign_in_account', email);
      const { headers, response } = await auth.api.signInEmail({
        body: { email, password },
        headers: ownHeaders(event),
        returnHeaders: true
      });
      keepCookies(event.cookies, headers);
      await forgive('sign_in_account', email);
      const needsCode = 'twoFactorRedirect' in response;
      if (!needsCode) await note('signed in', response.user.id);
      const next = nextOf(textOf(form, 'next'));
      redirect(303, needsCode ? `/sign-in/code?next=${encodeURIComponent(next)}` : next);
    } catch (error) {
      if (isRedirect(error)) throw error;
      return refuse(email, { form: faultOf(error, 'wrong') });
    }
  },
  link: async (event) => {
    const email = textOf(await event.request.formData(), 'email').toLowerCase();
    if (!isEmail(email)) return refuse(email, { email: 'email' });
    // The same is said whether or not there is an account, and whether or not one letter more goes out.
    if ((await hasLeft('letter_network', addressOf(event))) && (await hasLeft('letter', email))) {
      const { auth } = await server().accounts();
      await auth.api.signInMagicLink({ body: { email }, headers: ownHeaders(event) });
    }
    return { email, faults: {} as Faults, sent: true };
  },
  provider: async (event) => {
    const { auth } = await server().accounts();
    const next = nextOf(textOf(await event.request.formData(), 'next'));
    const { headers, response } = await auth.api.signInSocial({
      body: { provider: 'oidc', callbackURL: next, errorCallbackURL: '/sign-in' },
      headers: ownHeaders(event),
      returnHeaders: true
    });
    keepCookies(event.cookies, headers);
    redirect(303, response.url ?? '/sign-in');
  }
};
