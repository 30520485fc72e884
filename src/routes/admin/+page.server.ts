import { fail } from '@sveltejs/kit';
import { isEmail, textOf, type Faults } from '#lib/server/accounts/browser.server.ts';
import { adminLists } from '#lib/server/accounts/admin-page.server.ts';
import { checkedScope, invite } from '#lib/server/accounts/invitations.server.ts';
import { listPeople, removePerson, takeGrant } from '#lib/server/accounts/people.server.ts';
import { server } from '#lib/server/context.server.ts';
import { mayInvite, Role } from '#model/access.ts';
import { VitrineError } from '#model/problem.ts';
import type { Actions, PageServerLoad } from './$types';

/** Accounts, shops, keys and the log, for admins. */
export const load: PageServerLoad = async ({ url }) => {
  const text = (url.searchParams.get('q') ?? '').slice(0, 100);
  return { q: text, ...(await adminLists(text)) };
};

export const actions: Actions = {
  invite: async ({ request, locals }) => {
    const form = await request.formData();
    const typed = { email: textOf(form, 'email').toLowerCase(), scope: textOf(form, 'scope') };
    const role = Role.safeParse(form.get('role'));
    const refuse = (faults: Faults) => fail(400, { ...typed, role: role.data, faults });
    if (!isEmail(typed.email)) return refuse({ email: 'email' });
    if (!role.success) return refuse({ role: 'role' });
    const accounts = await server().accounts();
    try {
      const scope = await checkedScope(await server().store(), role.data, typed.scope);
      const by = locals.viewer.user_id ?? '';
      if (mayInvite(locals.viewer, { role: role.data, scope }, []) !== 'yes')
        return refuse({ role: 'not_allowed' });
      const invited = { email: typed.email, role: role.data, scope, lang: locals.lang, by };
      return { link: await invite(accounts, invited, new Date()) };
    } catch (error) {
      if (!(error instanceof VitrineError) || error.field !== 'scope') throw error;
      return refuse({ scope: 'scope' });
    }
  },
  take: async ({ request, locals }) => {
    const grant_id = textOf(await request.formData(), 'id');
    const accounts = await server().accounts();
    if (await isLastAdmin(grant_id, '')) return fail(409, { faults: {} as Faults });
    await takeGrant(accounts, grant_id, locals.viewer.user_id ?? '');
    return { saved: true };
  },
  remove: async ({ request, locals }) => {
    const user_id = textOf(await request.formData(), 'id');
    const accounts = await server().accounts();
    if (await isLastAdmin('', user_id)) return fail(409, { faults: {} as Faults });
    await removePerson(accounts, user_id, locals.viewer.user_id ?? '');
    return { saved: true };
  }
};

/** Whether nobody would be left to let others in. */
async function isLastAdmin(grant_id: string, user_id: string): Promise<boolean> {
  const people = await listPeople(await server().accounts());
  const admins = people.flatMap((one) =>
    one.grants
      .filter(({ role }) => role === 'admin')
      .map((grant) => ({ grant_id: grant.grant_id, user_id: one.user_id }))
  );
  const left = admins.filter((one) => one.grant_id !== grant_id && one.user_id !== user_id);
  return admins.length > left.length && left.length === 0;
}
