import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFiles } from '#ingest/import.ts';
import { openAccounts, type Accounts } from '#lib/server/accounts/accounts.server.ts';
import { acceptNew, invite } from '#lib/server/accounts/invitations.server.ts';
import { parseSettings } from '#model/settings.ts';
import type { Role } from '#model/access.ts';
import { closeStore, ensureReference, openStore, type Store } from '#queries/store.server.ts';
import { startServer, type RunningServer } from '#tests/browser/browser.ts';
import { totp, Visitor } from '#tests/app/visitor.ts';

const secret = 'a key for tests only';

/** A password that everybody of these tests has. */
export const password = 'une phrase bien assez longue';

/** A built server over a store with shops, and accounts that were made before it started. */
export type AccountsSite = {
  url: string;
  server: RunningServer;
  /** the letters written so far, oldest first, decoded */
  letters(): string[];
  stop(): Promise<void>;
};

/** Two real shops in Paris and Lyon, one made up; sales of each. */
const units = [
  'unit,name,sector,area',
  'toys,La Boîte à jouets,47.65Z,75056',
  'books,Librairie du Rhône,47.61Z,69123',
  ''
].join('\n');

type Prepare = (people: {
  accounts: Accounts;
  store: Store;
  /** makes an account with a role and gives its id's address */
  person(name: string, role: Role, scope?: string): Promise<string>;
}) => Promise<void>;

export async function startAccountsSite(
  prepare: Prepare = () => Promise.resolve(),
  env: Record<string, string> = {}
): Promise<AccountsSite> {
  const data = mkdtempSync(join(tmpdir(), 'vitrine-accounts-'));
  const store = await openStore({ path: join(data, 'vitrine.duckdb') });
  await ensureReference(store);
  const files = {
    'units.csv': units,
    'sample.csv': 'unit,name,sector,area\ndemo,Exemple,47.65Z,75056\n'
  };
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(data, name), text);
    const file = { files: [join(data, name)], as: 'units' as const };
    await importFiles({ store, secret, ...file, sample: name === 'sample.csv' });
  }
  const settings = parseSettings({ VITRINE_DATA: data, VITRINE_SECRET: 'a secret of tests, long' });
  const accounts = await openAccounts({
    ...{ settings, secret: 'a secret of tests, long', origin: 'http://localhost' },
    store: () => Promise.resolve(store)
  });
  await prepare({
    accounts,
    store,
    async person(name, role, scope = '') {
      const email = `${name}@example.org`;
      const link = await invite(accounts, { email, role, scope, lang: 'en', by: '' }, new Date());
      const token = link.split('/').at(-1) ?? '';
      await acceptNew(accounts, token, { name, email, password, lang: 'en' }, new Date());
      return email;
    }
  });
  await accounts.close();
  await closeStore(store);
  const server = await startServer({
    data,
    env: { VITRINE_DEMO: 'false', VITRINE_SECRET: 'a secret of tests, long', ...env }
  });
  return {
    url: server.url,
    server,
    letters: () => lettersIn(join(data, 'mail')),
    async stop() {
      await server.stop();
      rmSync(data, { recursive: true, force: true });
    }
  };
}

function lettersIn(folder: string): string[] {
  const names = (() => {
    try {
      return readdirSync(folder)
        .filter((name) => name.endsWith('.eml'))
        .sort();
    } catch {
      return []; // none was sent
    }
  })();
  return names.map((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const end = text.indexOf('\n\n');
    const [head, body] = [text.slice(0, end), text.slice(end)];
    const isBase64 = /^content-transfer-encoding: base64$/im.test(head);
    return `${head}${isBase64 ? Buffer.from(body, 'base64').toString('utf8') : body}`;
  });
}

/** Signs in with the password; answers where that leads. */
export async function signIn(
  visitor: Visitor,
  email: string,
  next = '/account'
): Promise<Response> {
  return visitor.post('/sign-in?/password', { email, password, next });
}

/** Somebody signed in, their second factor set up where `strong`. */
export async function signedIn(url: string, email: string, strong: boolean): Promise<Visitor> {
  const visitor = new Visitor(url);
  await signIn(visitor, email);
  if (strong) await addSecondFactor(visitor);
  return visitor;
}

/** Sets a second factor up as a person does; answers its secret. */
export async function addSecondFactor(visitor: Visitor): Promise<string> {
  const page = await (await visitor.post('/account?/startSecond', { password })).text();
  const key = /secret=([A-Z2-7]+)/.exec(page)?.[1] ?? '';
  await visitor.post('/account?/confirmSecond', { code: totp(key, Date.now()) });
  return key;
}
