import { Role } from '#model/access.ts';
import { noteEvent } from '#queries/store.server.ts';
import type { Accounts } from './accounts.server.ts';
import type { GrantRow } from './tables.ts';

/** Somebody with an account, as an admin sees them. */
export type PersonRow = {
  user_id: string;
  name: string;
  email: string;
  is_strong: boolean;
  created_at: string;
  grants: { grant_id: string; role: Role; scope: string }[];
};

const people_max = 1000;

type UserRow = {
  id: string;
  name: string;
  email: string;
  twoFactorEnabled?: boolean | null;
  createdAt: Date;
};

/** Everybody with an account, oldest first, a thousand at most. */
export async function listPeople({ auth }: Accounts): Promise<PersonRow[]> {
  const { adapter } = await auth.$context;
  const users = await adapter.findMany<UserRow>({
    model: 'user',
    limit: people_max,
    sortBy: { field: 'createdAt', direction: 'asc' }
  });
  const grants = await adapter.findMany<GrantRow>({ model: 'role_grant', limit: people_max * 10 });
  return users.map((user) => ({
    user_id: user.id,
    name: user.name,
    email: user.email,
    is_strong: user.twoFactorEnabled === true,
    created_at: user.createdAt.toISOString(),
    grants: grants
      .filter(({ user_id }) => user_id === user.id)
      .map(({ id, role, scope }) => ({ grant_id: id, role: Role.parse(role), scope }))
  }));
}

/** Takes a role away. `by`: who does. */
export async function takeGrant(accounts: Accounts, grant_id: string, by: string): Promise<void> {
  const { adapter } = await accounts.auth.$context;
  const where = [{ field: 'id', value: grant_id }];
  const row = await adapter.findOne<GrantRow>({ model: 'role_grant', where });
  if (row === null) return;
  await adapter.deleteMany({ model: 'role_grant', where });
  const what = `no longer ${row.role}: ${row.user_id}`;
  await noteEvent(await accounts.store(), { what, who: by, about: row.scope }, new Date());
}

/** Deletes an account with its sessions, keys and roles. `by`: who does. */
export async function removePerson(accounts: Accounts, user_id: string, by: string): Promise<void> {
  const { adapter, internalAdapter } = await accounts.auth.$context;
  await internalAdapter.deleteUserSessions(user_id);
  await adapter.deleteMany({ model: 'apikey', where: [{ field: 'referenceId', value: user_id }] });
  await adapter.deleteMany({ model: 'role_grant', where: [{ field: 'user_id', value: user_id }] });
  await adapter.deleteMany({ model: 'twoFactor', where: [{ field: 'userId', value: user_id }] });
  await internalAdapter.deleteUser(user_id);
  const event = { what: 'account deleted', who: by, about: user_id };
  await noteEvent(await accounts.store(), event, new Date());
}
