import { join } from 'node:path';
import { openAccounts } from '#lib/server/accounts/accounts.server.ts';
import { acceptNew, invite } from '#lib/server/accounts/invitations.server.ts';
import { surveyToken } from '#lib/server/survey/token.server.ts';
import type { Role } from '#model/access.ts';
import { parseSettings } from '#model/settings.ts';
import { closeStore, listShops, makeLinks, openStore } from '#queries/store.server.ts';
import { password, signedIn } from '#tests/app/accounts-site.ts';

const secret = 'a secret of tests, long';

/** Settings of a server whose people were made by `makePeople`. */
export const peopleEnv = { VITRINE_SECRET: secret };

/** What addresses need that is not known before: the owner's shop, links of the survey for it and its customers, an invitation. */
export type Tokens = { shop: string; survey: string; customers: string; invitation: string };

/** Somebody of these sites. `officer`: of a chamber, in REG-84; `owner`: of one of the sample shops. */
export type PersonName = 'admin' | 'officer' | 'owner';

/** Accounts in a data folder of sample data whose server does not run. */
export async function makePeople(data: string): Promise<Tokens> {
  const store = await openStore({ path: join(data, 'vitrine.duckdb') });
  const settings = parseSettings({ VITRINE_DATA: data, VITRINE_SECRET: secret });
  const origin = 'http://localhost';
  const accounts = await openAccounts({
    settings,
    secret,
    origin,
    store: () => Promise.resolve(store)
  });
  const link = (email: string, role: Role, scope: string) =>
    invite(accounts, { email, role, scope, lang: 'en', by: '' }, new Date());
  const [{ unit: shop } = { unit: '' }] = await listShops(store, {
    area: 'REG-84',
    text: '',
    limit: 1
  });
  const scopes = {
    admin: ['admin', ''],
    officer: ['territory', 'REG-84'],
    owner: ['owner', shop]
  } as const;
  for (const [name, [role, scope]] of Object.entries(scopes)) {
    const email = emailOf(name);
    const token = tokenOf(await link(email, role, scope));
    await acceptNew(accounts, token, { name, email, password, lang: 'en' }, new Date());
  }
  const invitation = tokenOf(await link('new@example.org', 'analyst', ''));
  const linkOf = async (audience: 'shop' | 'customer') => {
    const scope = { programme: 'clique-mon-commerce', audience, area: null, unit: shop };
    const [one] = await makeLinks(store, scope, new Date());
    return surveyToken(secret, one?.link_id ?? 0);
  };
  const tokens = {
    shop,
    survey: await linkOf('shop'),
    customers: await linkOf('customer'),
    invitation
  };
  await accounts.close();
  await closeStore(store);
  return tokens;
}

const emailOf = (name: string): string => `${name}@example.org`;
const tokenOf = (link: string): string => link.split('/').at(-1) ?? '';

/** What a browser that is signed in keeps: of somebody who may see several shops with a second factor. Once a person and site. */
export async function cookiesOf(url: string, name: PersonName): Promise<Cookie[]> {
  const visitor = await signedIn(url, emailOf(name), name !== 'owner');
  return visitor.cookie.split('; ').map((pair) => {
    const [key = '', ...value] = pair.split('=');
    return { name: key, value: value.join('='), url };
  });
}

type Cookie = { name: string; value: string; url: string };
