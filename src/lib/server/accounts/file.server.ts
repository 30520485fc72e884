import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { libsql } from '@libsql/kysely-libsql';
import type { Settings } from '#model/settings.ts';

/** The file that keeps accounts; null when PostgreSQL does. */
export function accountsFile({ ACCOUNTS_URL, VITRINE_DATA }: Settings): string | null {
  if (ACCOUNTS_URL === undefined) return resolve(join(VITRINE_DATA, 'accounts.db'));
  return ACCOUNTS_URL.startsWith('file:') ? resolve(ACCOUNTS_URL.slice('file:'.length)) : null;
}

/** A whole copy of the file of accounts, as it stands, while it goes on being used; false where there is none to copy. */
export async function copyAccounts(settings: Settings, to: string): Promise<boolean> {
  return withFile(settings, async (client) => {
    await client.execute({ sql: 'VACUUM INTO ?', args: [to] });
  });
}

/** Writes the file of accounts anew, so that nothing deleted stands in its bytes or in its log of writes. */
export async function scrubAccounts(settings: Settings): Promise<boolean> {
  return withFile(settings, async (client) => {
    await client.execute('VACUUM');
    await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  });
}

type Client = ReturnType<typeof libsql.createClient>;

async function withFile(
  settings: Settings,
  work: (client: Client) => Promise<void>
): Promise<boolean> {
  const file = accountsFile(settings);
  if (file === null || !existsSync(file)) return false;
  const client = libsql.createClient({ url: `file:${file}` });
  try {
    await client.execute('PRAGMA busy_timeout = 10000');
    await work(client);
    return true;
  } finally {
    client.close();
  }
}
