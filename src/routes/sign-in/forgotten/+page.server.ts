import { fail } from '@sveltejs/kit';
import { addressOf, isEmail, ownHeaders, textOf } from '#lib/server/accounts/browser.server.ts';
import { hasLeft } from '#lib/server/accounts/limits.server.ts';
import { server } from '#lib/server/context.server.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async (event) => {
    const email = textOf(await event.request.formData(), 'email').toLowerCase();
    if (!isEmail(email)) return fail(400, { email, fault: 'email' as const, sent: false });
    if ((await hasLeft('letter_network', addressOf(event))) && (await hasLeft('letter', email))) {
      const { auth } = await server().accounts();
      await auth.api.requestPasswordReset({ body: { email }, headers: ownHeaders(event) });
    }
    return { email, fault: undefined, sent: true };
  }
};
