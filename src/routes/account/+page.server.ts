import { fail } from '@sveltejs/kit';
import {
  apiKeysOf,
  endApiKey,
  makeApiKey,
  replaceApiKey
} from '#lib/server/accounts/keys.server.ts';
import {
  faultOf,
  keepCookies,
  nextOf,
  note,
  ownHeaders,
  secretOf,
  textOf,
  type Faults
} from '#lib/server/accounts/browser.server.ts';
import { count } from '#lib/server/accounts/limits.server.ts';
import { server } from '#lib/server/context.server.ts';
import { rolesOf } from '#lib/server/accounts/roles-text.server.ts';
import { KeyScope, seesSeveralShops } from '#model/access.ts';
import { VitrineError } from '#model/problem.ts';
import type { Actions, PageServerLoad } from './$types';

/** One's own account: roles, sessions, second factor, keys. */
export const load: PageServerLoad = async (event) => {
  const { viewer, lang } = event.locals;
  const accounts = await server().accounts();
  const headers = ownHeaders(event);
  const [sessions, here, keys, roles] = await Promise.all([
    accounts.auth.api.listSessions({ headers }),
    accounts.auth.api.getSession({ headers }),
    apiKeysOf(accounts, viewer.user_id ?? '', new Date()),
    rolesOf(viewer, lang)
  ]);
  return {
    email: viewer.email,
    name: viewer.name,
    roles,
    next: nextOf(event.url.searchParams.get('next')),
    is_strong: viewer.is_strong,
    needs_second: !viewer.is_strong && seesSeveralShops(viewer.grants),
    sessions: sessions.map(({ id, createdAt, userAgent }) => ({
      id,
      created_at: createdAt.toISOString(),
      browser: userAgent ?? '',
      is_here: id === here?.session.id
    })),
    keys
  };
};

const refuse = (faults: Faults, more: Record<string, string> = {}) =>
  fail(faults['form'] === 'too_many' ? 429 : 400, { faults, ...more });

export const actions: Actions = {
  end: async (event) => {
    const id = textOf(await event.request.formData(), 'id');
    const { api } = (await server().accounts()).auth;
    const headers = ownHeaders(event);
    const session = (await api.listSessions({ headers })).find((one) => one.id === id);
    if (session !== undefined) await api.revokeSession({ body: { token: session.token }, headers });
    await note('session ended', event.locals.viewer.user_id ?? '');
    return { saved: true };
  },
  endOthers: async (event) => {
    const { api } = (await server().accounts()).auth;
    await api.revokeOtherSessions({ headers: ownHeaders(event) });
    await note('other sessions ended', event.locals.viewer.user_id ?? '');
    return { saved: true };
  },
  startSecond: async (event) => {
    const password = secretOf(await event.request.formData(), 'password');
    const { api } = (await server().accounts()).auth;
    try {
      await count('sign_in_account', event.locals.viewer.email);
      const started = await api.enableTwoFactor({
        body: { password, method: 'totp' },
        headers: ownHeaders(event)
      });
      if (started.method !== 'totp') return refuse({ password: 'wrong_password' });
      return { uri: started.totpURI, codes: started.backupCodes.join(' ') };
    } catch (error) {
      return refuse({ password: faultOf(error, 'wrong_password') });
    }
  },
  confirmSecond: async (event) => {
    const form = await event.request.formData();
    const { api } = (await server().accounts()).auth;
    try {
      await count('sign_in_account', event.locals.viewer.email);
      const { headers } = await api.verifyTOTP({
        body: { code: textOf(form, 'code').replaceAll(' ', '') },
        headers: ownHeaders(event),
        returnHeaders: true
      });
      keepCookies(event.cookies, headers);
    } catch (error) {
      const shown = { uri: textOf(form, 'uri'), codes: textOf(form, 'codes') };
      return refuse({ code: faultOf(error, 'code') }, shown);
    }
    await note('second factor added', event.locals.viewer.user_id ?? '');
    return { saved: true };
  },
  endSecond: async (event) => {
    const password = secretOf(await event.request.formData(), 'password');
    const { api } = (await server().accounts()).auth;
    try {
      await count('sign_in_account', event.locals.viewer.email);
      const { headers } = await api.disableTwoFactor({
        body: { password },
        headers: ownHeaders(event),
        returnHeaders: true
      });
      keepCookies(event.cookies, headers);
    } catch (error) {
      return refuse({ password: faultOf(error, 'wrong_password') });
    }
    await note('second factor removed', event.locals.viewer.user_id ?? '');
    return { saved: true };
  },
  createKey: async (event) => {
    const form = await event.request.formData();
    const key_name = textOf(form, 'key_name');
    const scopes = KeyScope.array().safeParse(form.getAll('scopes')).data ?? [];
    if (key_name === '' || key_name.length > 40)
      return refuse({ key_name: 'key_name' }, { key_name });
    if (scopes.length === 0) return refuse({ scopes: 'key_scopes' }, { key_name });
    const { user_id } = event.locals.viewer;
    const key = await makeApiKey(await server().accounts(), user_id ?? '', {
      name: key_name,
      scopes
    });
    return { key };
  },
  replaceKey: async (event) => {
    const id = textOf(await event.request.formData(), 'id');
    const { user_id } = event.locals.viewer;
    try {
      return { key: await replaceApiKey(await server().accounts(), user_id ?? '', id, new Date()) };
    } catch (error) {
      return gone(error);
    }
  },
  endKey: async (event) => {
    const id = textOf(await event.request.formData(), 'id');
    try {
      await endApiKey(await server().accounts(), event.locals.viewer.user_id ?? '', id);
    } catch (error) {
      return gone(error);
    }
    return { saved: true };
  }
};

function gone(error: unknown) {
  if (!(error instanceof VitrineError) || error.code !== 'not_found') throw error;
  return fail(404, { faults: {} as Faults });
}
