import { KeyScope, nobody, Role, scopeOf, type Grant, type Viewer } from '#model/access.ts';
import { areaPath, shopPlace, type Store } from '#queries/store.server.ts';
import type { Accounts } from './accounts.server.ts';
import type { GrantRow } from './tables.ts';

const keyForm = /^Bearer (va_\S{20,200})$/i;

/** Whether a request says who asks at all, so that accounts are looked at. */
export const saysWho = (headers: Headers): boolean =>
  keyForm.test(headers.get('authorization') ?? '') ||
  /(^|[;\s])(__Secure-)?vitrine\.session_token=/.test(headers.get('cookie') ?? '');

/** Whoever asks: by API key, else by session cookie; nobody for neither, or for one that is over. */
export async function viewerOf(accounts: Accounts, headers: Headers): Promise<Viewer> {
  const key = keyForm.exec(headers.get('authorization') ?? '')?.[1];
  if (key !== undefined) return keyViewer(accounts, key);
  const session = await accounts.auth.api.getSession({ headers });
  if (session === null) return nobody;
  return personViewer(accounts, session.user.id);
}

/** A person by id, as they are when signed in; nobody for an unknown one. */
export async function personViewer(accounts: Accounts, user_id: string): Promise<Viewer> {
  const { internalAdapter } = await accounts.auth.$context;
  const user = await internalAdapter.findUserById(user_id);
  if (user === null) return nobody;
  const strong = (user as typeof user & { twoFactorEnabled?: boolean | null }).twoFactorEnabled; // the plug-in's field
  return {
    user_id,
    name: user.name,
    email: user.email,
    grants: await grantsOf(accounts, user_id),
    is_strong: strong === true,
    key: null
  };
}

async function keyViewer(accounts: Accounts, key: string): Promise<Viewer> {
  const { valid, key: row } = await accounts.auth.api.verifyApiKey({ body: { key } });
  if (!valid || row === null) return nobody;
  const scopes = KeyScope.array().safeParse(row.metadata?.['scopes']);
  const viewer = await personViewer(accounts, row.referenceId);
  return viewer.user_id === null ? nobody : { ...viewer, key: scopes.data ?? [] };
}

/** What somebody is, each with the areas it lies in; a shop or area that is gone gives nothing. */
export async function grantsOf({ auth, store }: Accounts, user_id: string): Promise<Grant[]> {
  const { adapter } = await auth.$context;
  const rows = await adapter.findMany<GrantRow>({
    model: 'role_grant',
    where: [{ field: 'user_id', value: user_id }]
  });
  const open = await store();
  const grants = await Promise.all(rows.map((row) => grantOf(open, row)));
  return grants.filter((grant) => grant !== null);
}

async function grantOf(store: Store, { role, scope }: GrantRow): Promise<Grant | null> {
  const known = Role.safeParse(role);
  if (!known.success) return null;
  if (scopeOf[known.data] === 'none') return { role: known.data, scope: '', areas: [] };
  if (scopeOf[known.data] === 'area')
    return { role: known.data, scope, areas: await areaPath(store, scope) };
  const shop = await shopPlace(store, scope);
  return shop === null ? null : { role: known.data, scope, areas: shop.areas };
}
