import { fail, redirect } from '@sveltejs/kit';
import {
  addressOf,
  faultOf,
  ownHeaders,
  passwordFault,
  secretOf
} from '#lib/server/accounts/browser.server.ts';
import { hasLeft } from '#lib/server/accounts/limits.server.ts';
import { server } from '#lib/server/context.server.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async (event) => {
    const newPassword = secretOf(await event.request.formData(), 'password');
    const fault = passwordFault(newPassword, '');
    if (fault !== null) return fail(400, { fault });
    if (!(await hasLeft('token_network', addressOf(event))))
      return fail(429, { fault: 'too_many' as const });
    const { api } = (await server().accounts()).auth;
    try {
      await api.resetPassword({
        body: { newPassword, token: event.params.token },
        headers: ownHeaders(event)
      });
    } catch (error) {
      return fail(410, { fault: faultOf(error, 'link_over') });
    }
    redirect(303, '/sign-in?done=password');
  }
};
