import { createHash, randomBytes } from 'node:crypto';
import { scopeOf, type Role } from '#model/access.ts';
import { InvalidInput, NotFound, VitrineError } from '#model/problem.ts';
import { areaPath, noteEvent, shopPlace, type Store } from '#queries/store.server.ts';
import { letterOf, roleText } from '#lib/text/letters.ts';
import type { Accounts } from './accounts.server.ts';
import type { GrantRow, InvitationRow } from './tables.ts';

/** Days an invitation is good for. */
export const invitation_days = 14;

/** Who is asked to become what. `email` empty: whoever holds the link, which is then not sent. `by`: who invites. */
export type Invited = { email: string; role: Role; scope: string; lang: 'fr' | 'en'; by: string };

const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * Makes an invitation and sends it; its link is told here and never again. Whether the inviter may is the caller's to ask.
 * Errors: InvalidInput for a scope that does not fit the role, NotFound for an unknown shop or area.
 */
export async function invite(accounts: Accounts, invited: Invited, now: Date): Promise<string> {
  const store = await accounts.store();
  const scope = await checkedScope(store, invited.role, invited.scope);
  const token = randomBytes(32).toString('base64url');
  const { adapter } = await accounts.auth.$context;
  await adapter.create({
    model: 'invitation',
    data: {
      digest: digestOf(token),
      email: invited.email.toLowerCase(),
      role: invited.role,
      scope,
      lang: invited.lang,
      invited_by: invited.by,
      created_at: now,
      expires_at: new Date(now.getTime() + invitation_days * 86_400_000),
      used_at: null
    }
  });
  const link = `${accounts.origin}/invitation/${token}`;
  await noteEvent(store, { what: `invited ${invited.role}`, who: invited.by, about: scope }, now);
  if (invited.email !== '') {
    const name = scopeOf[invited.role] === 'shop' ? await shopName(store, scope) : scope;
    const what = roleText(invited.lang, invited.role, name);
    accounts.post.later(() =>
      accounts.post.send(invited.email, letterOf(invited.lang, 'invitation', { link, what }))
    );
  }
  return link;
}

/** The scope as grants keep it. Errors: InvalidInput, NotFound. */
export async function checkedScope(store: Store, role: Role, scope: string): Promise<string> {
  const kind = scopeOf[role];
  if (kind === 'none') {
    if (scope !== '') throw new InvalidInput(`no scope for ${role}: ${scope}`, { field: 'scope' });
    return '';
  }
  if (kind === 'area') {
    const code = scope.toUpperCase();
    if ((await areaPath(store, code)).length === 0)
      throw new NotFound(`unknown area: ${scope}`, { field: 'scope' });
    return code;
  }
  if ((await shopPlace(store, scope)) === null)
    throw new NotFound(`unknown shop: ${scope}`, { field: 'scope' });
  return scope;
}

const shopName = async (store: Store, scope: string): Promise<string> =>
  (await shopPlace(store, scope))?.name ?? scope;

/** The open invitation of a link; null when it is unknown, used or over. */
export async function invitationOf(
  accounts: Accounts,
  token: string,
  now: Date
): Promise<InvitationRow | null> {
  const { adapter } = await accounts.auth.$context;
  const row = await adapter.findOne<InvitationRow>({
    model: 'invitation',
    where: [{ field: 'digest', value: digestOf(token) }]
  });
  return row === null || row.used_at !== null || row.expires_at.getTime() <= now.getTime()
    ? null
    : row;
}

/** Somebody new, named by themselves. `email` is the invitation's where it has one. */
export type Newcomer = { name: string; email: string; password: string; lang: 'fr' | 'en' };

/**
 * Takes an invitation up: makes the account and gives it the role. Errors: VitrineError `invitation_over` (410) and
 * `account_exists` (409), in which case they sign in first.
 */
export async function acceptNew(
  accounts: Accounts,
  token: string,
  newcomer: Newcomer,
  now: Date
): Promise<string> {
  const invitation = await openInvitation(accounts, token, now);
  const email = (invitation.email === '' ? newcomer.email : invitation.email).toLowerCase();
  const { internalAdapter, password } = await accounts.auth.$context;
  if ((await internalAdapter.findUserByEmail(email)) !== null)
    throw new VitrineError('account_exists', 409, 2, 'an account has this address', {
      field: 'email'
    });
  await useUp(accounts, invitation, now);
  const user = await internalAdapter.createUser(
    { email, name: newcomer.name, emailVerified: true, lang: newcomer.lang },
    { method: 'invitation' }
  );
  await internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: await password.hash(newcomer.password)
  });
  await grant(accounts, user.id, invitation, now);
  return email;
}

/** Takes an invitation up with an account there is. Errors: `invitation_over`; `other_account` (403) when it is for another address. */
export async function acceptAs(
  accounts: Accounts,
  token: string,
  user: { user_id: string; email: string },
  now: Date
): Promise<void> {
  const invitation = await openInvitation(accounts, token, now);
  if (invitation.email !== '' && invitation.email !== user.email.toLowerCase())
    throw new VitrineError('other_account', 403, 2, 'the invitation is for another address');
  await useUp(accounts, invitation, now);
  await grant(accounts, user.user_id, invitation, now);
}

async function openInvitation(
  accounts: Accounts,
  token: string,
  now: Date
): Promise<InvitationRow> {
  const invitation = await invitationOf(accounts, token, now);
  if (invitation === null)
    throw new VitrineError('invitation_over', 410, 2, 'the invitation is used or over');
  return invitation;
}

/** Marks it used where nobody else has meanwhile: of two at once, one is told that it is over. */
async function useUp(accounts: Accounts, { id }: InvitationRow, now: Date): Promise<void> {
  const { adapter } = await accounts.auth.$context;
  const marked = await adapter.updateMany({
    model: 'invitation',
    where: [
      { field: 'id', value: id },
      { field: 'used_at', value: null }
    ],
    update: { used_at: now }
  });
  if (marked !== 1)
    throw new VitrineError('invitation_over', 410, 2, 'the invitation is used or over');
}

async function grant(
  accounts: Accounts,
  user_id: string,
  { role, scope }: { role: string; scope: string },
  now: Date
): Promise<void> {
  const { adapter } = await accounts.auth.$context;
  const where = [
    { field: 'user_id', value: user_id },
    { field: 'role', value: role },
    { field: 'scope', value: scope }
  ];
  if ((await adapter.findOne<GrantRow>({ model: 'role_grant', where })) === null)
    await adapter.create({ model: 'role_grant', data: { user_id, role, scope, created_at: now } });
  await noteEvent(
    await accounts.store(),
    { what: `became ${role}`, who: user_id, about: scope },
    now
  );
}

/**
 * The link with which the first admin makes their account, where there is no account yet; null once there is one. An
 * earlier one that nobody used is over.
 */
export async function firstAdminLink(accounts: Accounts, now: Date): Promise<string | null> {
  const { adapter } = await accounts.auth.$context;
  if ((await adapter.count({ model: 'user' })) > 0) return null;
  await adapter.deleteMany({
    model: 'invitation',
    where: [
      { field: 'invited_by', value: '' },
      { field: 'role', value: 'admin' },
      { field: 'email', value: '' }
    ]
  });
  return invite(accounts, { email: '', role: 'admin', scope: '', lang: 'fr', by: '' }, now);
}
