import { fail, isRedirect, redirect } from '@sveltejs/kit';
import {
  addressOf,
  faultOf,
  keepCookies,
  nextOf,
  note,
  ownHeaders,
  textOf
} from '#lib/server/accounts/browser.server.ts';
import { count } from '#lib/server/accounts/limits.server.ts';
import { server } from '#lib/server/context.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ next: nextOf(url.searchParams.get('next')) });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const code = textOf(form, 'code').replaceAll(' ', '');
    const { api } = (await server().accounts()).auth;
    const isTotp = /^\d{6}$/.test(code);
    try {
      await count('sign_in_network', addressOf(event));
      const call = { body: { code }, headers: ownHeaders(event), returnHeaders: true } as const;
      const { headers, response } = isTotp
        ? await api.verifyTOTP(call)
        : await api.verifyBackupCode(call);
      keepCookies(event.cookies, headers);
      await note(isTotp ? 'signed in' : 'signed in by backup code', response.user?.id ?? '');
      redirect(303, nextOf(textOf(form, 'next')));
    } catch (error) {
      if (isRedirect(error)) throw error;
      const fault = faultOf(error, 'code');
      return fail(fault === 'too_many' ? 429 : 400, { fault });
    }
  }
};
