import { KeyScope } from '#model/access.ts';
import { NotFound } from '#model/problem.ts';
import { noteEvent } from '#queries/store.server.ts';
import type { Accounts } from './accounts.server.ts';

/** Seconds that a replaced key goes on working. */
export const overlap_s = 24 * 3600;

/** An API key as its owner sees it; the key itself is told once, when it is made. Times UTC. */
export type ApiKeyRow = {
  id: string;
  name: string;
  /** its first letters, to recognise it by */
  begins: string;
  scopes: KeyScope[];
  created_at: string;
  used_at: string | null;
  expires_at: string | null;
};

type Row = {
  id: string;
  name: string | null;
  start: string | null;
  referenceId: string;
  metadata: string | Record<string, unknown> | null;
  createdAt: Date;
  lastRequest: Date | null;
  expiresAt: Date | null;
};

/** The keys of somebody that are not over, newest first. */
export async function apiKeysOf(
  accounts: Accounts,
  user_id: string,
  now: Date
): Promise<ApiKeyRow[]> {
  const { adapter } = await accounts.auth.$context;
  const rows = await adapter.findMany<Row>({
    model: 'apikey',
    where: [{ field: 'referenceId', value: user_id }],
    sortBy: { field: 'createdAt', direction: 'desc' }
  });
  return rows
    .filter(({ expiresAt }) => expiresAt === null || expiresAt.getTime() > now.getTime())
    .map((row) => ({
      id: row.id,
      name: row.name ?? '',
      begins: row.start ?? '',
      scopes: scopesOf(row.metadata),
      created_at: row.createdAt.toISOString(),
      used_at: row.lastRequest?.toISOString() ?? null,
      expires_at: row.expiresAt?.toISOString() ?? null
    }));
}

/** The library keeps what goes with a key as text, and gives it as text or as read, by the way it is asked. */
function scopesOf(metadata: Row['metadata']): KeyScope[] {
  let value: unknown = metadata;
  while (typeof value === 'string') value = JSON.parse(value);
  const scopes = typeof value === 'object' && value !== null ? Reflect.get(value, 'scopes') : [];
  return KeyScope.array().safeParse(scopes).data ?? [];
}

/** Makes a key; the answer is the key itself, told here and never again. */
export async function makeApiKey(
  accounts: Accounts,
  user_id: string,
  { name, scopes }: { name: string; scopes: KeyScope[] }
): Promise<string> {
  const { key, id } = await accounts.auth.api.createApiKey({
    body: { name, userId: user_id, metadata: { scopes } }
  });
  await noteEvent(
    await accounts.store(),
    { what: 'API key made', who: user_id, about: id },
    new Date()
  );
  return key;
}

/** A new key in place of one that goes on for a day. Errors: NotFound for a key that is not theirs. */
export async function replaceApiKey(
  accounts: Accounts,
  user_id: string,
  key_id: string,
  now: Date
): Promise<string> {
  const old = (await apiKeysOf(accounts, user_id, now)).find(({ id }) => id === key_id);
  if (old === undefined) throw new NotFound('unknown key', { field: 'key_id' });
  const key = await makeApiKey(accounts, user_id, old);
  const { adapter } = await accounts.auth.$context;
  await adapter.update({
    model: 'apikey',
    where: [{ field: 'id', value: key_id }],
    update: { expiresAt: new Date(now.getTime() + overlap_s * 1000) }
  });
  return key;
}

/** Ends a key at once. Errors: NotFound for a key that is not theirs. */
export async function endApiKey(
  accounts: Accounts,
  user_id: string,
  key_id: string
): Promise<void> {
  const { adapter } = await accounts.auth.$context;
  const ended = await adapter.deleteMany({
    model: 'apikey',
    where: [
      { field: 'id', value: key_id },
      { field: 'referenceId', value: user_id }
    ]
  });
  if (ended === 0) throw new NotFound('unknown key', { field: 'key_id' });
  await noteEvent(
    await accounts.store(),
    { what: 'API key ended', who: user_id, about: key_id },
    new Date()
  );
}
