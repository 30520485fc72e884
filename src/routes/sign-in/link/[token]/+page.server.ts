import { fail, isRedirect, redirect } from '@sveltejs/kit';
import { addressOf, keepCookies, note, ownHeaders } from '#lib/server/accounts/browser.server.ts';
import { hasLeft } from '#lib/server/accounts/limits.server.ts';
import { server } from '#lib/server/context.server.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  // A button, not the address alone: programs that look through mails open addresses and would use the link up.
  default: async (event) => {
    if (!(await hasLeft('token_network', addressOf(event))))
      return fail(429, { fault: 'too_many' as const });
    const { api } = (await server().accounts()).auth;
    try {
      const { headers, response } = await api.magicLinkVerify({
        query: { token: event.params.token },
        headers: ownHeaders(event),
        returnHeaders: true
      });
      keepCookies(event.cookies, headers);
      await note('signed in by mail', response.user.id);
    } catch (error) {
      if (isRedirect(error) || !(error instanceof Error)) throw error;
      return fail(410, { fault: 'link_over' as const });
    }
    redirect(303, '/account');
  }
};
