import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addSecondFactor,
  password,
  signedIn,
  signIn,
  startAccountsSite,
  type AccountsSite
} from '#tests/app/accounts-site.ts';
import { leadsTo, totp, Visitor } from '#tests/app/visitor.ts';

let site: AccountsSite;
let bossSecret = '';
beforeAll(async () => {
  site = await startAccountsSite(async ({ person }) => {
    await person('owner', 'owner', 'toys');
    await person('admin', 'admin');
    await person('boss', 'admin');
    await person('several', 'owner', 'toys');
  });
});
afterAll(() => site.stop());

const visitor = () => new Visitor(site.url);
const lastLink = (): string =>
  (/http:\/\/\S+/.exec(site.letters().at(-1) ?? '')?.[0] ?? '').replace(/^http:\/\/[^/]+/, '');
/** Waits for a letter that is written beside the answer. */
const letterAfter = async (n: number): Promise<void> =>
  expect.poll(() => site.letters().length, { timeout: 10_000 }).toBeGreaterThan(n);

describe('signing in', () => {
  test('by password opens the account page, which names the role and its shop', async () => {
    const somebody = visitor();
    const answer = await signIn(somebody, 'owner@example.org');
    expect([answer.status, leadsTo(answer)]).toEqual([303, '/account']);
    const page = await (await somebody.get('/account?lang=en')).text();
    expect(page).toContain('owner of the shop La Boîte à jouets');
  });

  test('says the same of a wrong password and of an address nobody has', async () => {
    const wrong = { password: 'not this one at all', next: '' };
    const known = await visitor().post('/sign-in?/password&lang=en', {
      email: 'owner@example.org',
      ...wrong
    });
    const unknown = await visitor().post('/sign-in?/password&lang=en', {
      email: 'nobody@example.org',
      ...wrong
    });
    expect([known.status, unknown.status]).toEqual([400, 400]);
    const said = /role="alert"[^>]*>([^<]+)</;
    expect(said.exec(await known.text())?.[1]).toBe('Address and password do not match.');
    expect(said.exec(await unknown.text())?.[1]).toBe('Address and password do not match.');
  });

  test('keeps what was typed beside what is wrong with it, in both languages', async () => {
    const fields = { email: 'not an address', password: 'x', next: '' };
    const fr = await (await visitor().post('/sign-in?/password&lang=fr', fields)).text();
    expect(fr).toContain('value="not an address"');
    expect(fr).toContain('Ce n’est pas une adresse électronique');
    const en = await (await visitor().post('/sign-in?/password&lang=en', fields)).text();
    expect(en).toContain('This is not an e-mail address');
  });

  test('leads to the page that was asked for, and never to another site', async () => {
    const asked = await visitor().get('/account');
    expect(leadsTo(asked)).toBe('/sign-in?next=%2Faccount');
    for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example'])
      expect(leadsTo(await signIn(visitor(), 'owner@example.org', next))).toBe('/account');
  });

  test('by a link that came by mail works once', async () => {
    const before = site.letters().length;
    const answer = await visitor().post('/sign-in?/link&lang=en', { email: 'owner@example.org' });
    expect(await answer.text()).toContain('If an account has this address');
    await letterAfter(before);
    const link = lastLink();
    expect(link).toMatch(/^\/sign-in\/link\/\w+$/);
    const opened = visitor();
    expect((await opened.get(link)).status).toBe(200); // looking at the address uses nothing up
    expect(leadsTo(await opened.post(link, {}))).toBe('/account');
    expect((await opened.get('/account')).status).toBe(200);
    expect((await visitor().post(link, {})).status).toBe(410);
  });

  test('asks for no link for an address nobody has, and says the same', async () => {
    const before = site.letters().length;
    const answer = await visitor().post('/sign-in?/link&lang=en', { email: 'nobody@example.org' });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('If an account has this address');
    expect(site.letters().length).toBe(before);
  });
});

describe('sessions', () => {
  test('are listed, and one that is ended is over at once', async () => {
    const [here, there] = [visitor(), visitor()];
    await signIn(here, 'owner@example.org');
    await signIn(there, 'owner@example.org');
    expect((await there.get('/account')).status).toBe(200);
    await here.post('/account?/endOthers', {});
    expect((await there.get('/account')).status).toBe(303);
    expect((await here.get('/account')).status).toBe(200);
    await here.post('/sign-out', {});
    expect((await here.get('/account')).status).toBe(303);
  });

  test('end with a new password', async () => {
    const old = visitor();
    await signIn(old, 'several@example.org');
    const before = site.letters().length;
    await visitor().post('/sign-in/forgotten', { email: 'several@example.org' });
    await letterAfter(before);
    const link = lastLink();
    const short = await visitor().post(`${link}?lang=en`, { password: 'short' });
    expect(await short.text()).toContain('Too short: twelve characters at least.');
    const changed = await visitor().post(link, { password: 'une autre phrase, plus longue' });
    expect(leadsTo(changed)).toBe('/sign-in?done=password');
    expect((await old.get('/account')).status).toBe(303);
    expect((await signIn(visitor(), 'several@example.org')).status).toBe(400);
  });
});

describe('a second factor', () => {
  test('is asked of whoever sees more than one shop, and then at each sign-in', async () => {
    const admin = visitor();
    await signIn(admin, 'admin@example.org');
    expect(leadsTo(await admin.get('/admin'))).toBe('/account?next=%2Fadmin#second-factor');
    const secret = await addSecondFactor(admin);
    expect((await admin.get('/admin')).status).toBe(200);

    const again = visitor();
    expect(leadsTo(await signIn(again, 'admin@example.org'))).toBe('/sign-in/code?next=%2Faccount');
    expect((await again.get('/account')).status).toBe(303); // half a sign-in is none
    expect((await again.post('/sign-in/code', { code: '000000' })).status).toBe(400);
    const code = totp(secret, Date.now());
    expect(leadsTo(await again.post('/sign-in/code', { code, next: '/admin' }))).toBe('/admin');
    expect((await again.get('/admin')).status).toBe(200);
  });

  test('is not got around by a link that came by mail', async () => {
    const before = site.letters().length;
    await visitor().post('/sign-in?/link', { email: 'admin@example.org' });
    await letterAfter(before);
    expect(lastLink()).toBe('/sign-in');
  });
});

describe('an invitation', () => {
  test('of the first admin is printed while nobody has an account, and only then', async () => {
    expect(site.server.output()).not.toContain('/invitation/');
    const empty = await startAccountsSite();
    await expect.poll(() => empty.server.output(), { timeout: 20_000 }).toContain('/invitation/');
    const link = /\/invitation\/\S+/.exec(empty.server.output())?.[0] ?? '';
    const first = new Visitor(empty.url);
    expect(await (await first.get(`${link}?lang=en`)).text()).toContain(
      'administrator of the site'
    );
    const made = await first.post(`${link}?/create`, {
      name: 'First',
      email: 'first@example.org',
      password
    });
    expect(leadsTo(made)).toBe('/account');
    expect((await first.get('/account')).status).toBe(200);
    const second = await new Visitor(empty.url).get(`${link}?lang=en`);
    expect(await second.text()).toContain('This invitation has been used or is over');
    await empty.stop();
  });

  test('says what is wrong beside each field, and keeps what was typed', async () => {
    const boss = await signedIn(site.url, 'boss@example.org', false);
    bossSecret = await addSecondFactor(boss);
    const ask = async (email: string, role: string, scope: string) => {
      const answer = await boss.post('/admin?/invite&lang=en', { email, role, scope });
      return [answer.status, await answer.text()] as const;
    };
    const [status, noAddress] = await ask('not an address', 'owner', 'toys');
    expect(status).toBe(400);
    expect(noAddress).toMatch(/id="email-fault"[^>]*>This is not an e-mail address/);
    expect(noAddress).toContain('value="not an address"');
    const [, noShop] = await ask('new@example.org', 'owner', 'no-such-shop');
    expect(noShop).toMatch(/id="scope-fault"[^>]*>No shop and no territory has this code/);
    expect(noShop).toContain('value="no-such-shop"');
  });

  test('sent by an admin makes an account with that role, once', async () => {
    const boss = await signedIn(site.url, 'boss@example.org', false);
    const code = totp(bossSecret, Date.now());
    await boss.post('/sign-in/code', { code });
    const before = site.letters().length;
    const page = await boss.post('/admin?/invite&lang=en', {
      email: 'new@example.org',
      role: 'staff',
      scope: 'books'
    });
    expect(page.status).toBe(200);
    await letterAfter(before);
    expect(site.letters().at(-1)).toContain('staff of the shop Librairie du Rhône');
    const link = lastLink();
    const newcomer = visitor();
    const short = await newcomer.post(`${link}?/create&lang=en`, { name: '', password: 'short' });
    const said = await short.text();
    expect(said).toMatch(/id="name-fault"[^>]*>Your name is missing/);
    expect(said).toMatch(/id="password-fault"[^>]*>Too short/);
    expect(leadsTo(await newcomer.post(`${link}?/create`, { name: 'New', password }))).toBe(
      '/account'
    );
    expect(await (await newcomer.get('/account?lang=en')).text()).toContain('Librairie du Rhône');
    const log = await (await boss.get('/admin?lang=en')).text();
    expect(log).toContain('became staff');
    const own = await newcomer.get('/api/v1/series?metric=total_revenue&as_owner=books');
    expect(own.status).toBe(200);
    const seen = (text: string): number => text.match(/<td>shop see/g)?.length ?? 0;
    expect(seen(await (await boss.get('/admin?lang=en')).text())).toBe(seen(log) + 1);
  });
});

describe('an API key', () => {
  test('is shown once, reads what it may, is replaced with an overlap, and ends', async () => {
    const owner = visitor();
    await signIn(owner, 'owner@example.org');
    const page = await (
      await owner.post('/account?/createKey', { key_name: 'till', scopes: 'shop' })
    ).text();
    const key = /va_\w{20,}/.exec(page)?.[0] ?? '';
    expect(await (await owner.get('/account')).text()).not.toContain(key);
    const ask = (path: string, bearer: string) =>
      fetch(`${site.url}/api/v1/series?metric=total_revenue${path}`, {
        headers: { authorization: `Bearer ${bearer}` }
      });
    expect((await ask('&as_owner=toys', key)).status).toBe(200);
    expect((await ask('&as_owner=books', key)).status).toBe(403);
    expect((await ask('', 'va_nobodyhasthiskeyatall')).status).toBe(401);

    const id = /name="id" value="([^"]+)"/.exec(page.slice(page.indexOf('id="keys"')))?.[1] ?? '';
    const replaced = await (await owner.post('/account?/replaceKey', { id })).text();
    const newer = /va_\w{20,}/.exec(replaced)?.[0] ?? '';
    expect(newer).not.toBe(key);
    expect((await ask('&as_owner=toys', key)).status).toBe(200); // for a day
    await owner.post('/account?/endKey', { id });
    expect((await ask('&as_owner=toys', key)).status).toBe(401);
    expect((await ask('&as_owner=toys', newer)).status).toBe(200);
  });
});

describe('what strangers try', () => {
  const fields = { email: 'owner@example.org', password, next: '/account' };

  test('a form on another site changes nothing, whatever cookie comes with it', async () => {
    const owner = visitor();
    await signIn(owner, 'owner@example.org');
    for (const headers of [
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'same-site' },
      {}
    ] as Record<string, string>[]) {
      expect((await owner.post('/account?/endOthers', {}, headers)).status).toBe(403);
      expect((await visitor().post('/sign-in?/password', fields, headers)).status).toBe(403);
    }
    expect((await owner.get('/sign-out')).status).toBe(303); // an address ends no session
    expect((await owner.get('/account')).status).toBe(200);
  });

  test('a page of accounts is framed by nobody, runs no script of a stranger, is kept by no cache', async () => {
    const owner = visitor();
    const answer = await signIn(owner, 'owner@example.org');
    expect(answer.headers.getSetCookie().join()).toMatch(
      /^vitrine\.session_token=[^;]+;.*HttpOnly;.*SameSite=Lax/
    );
    const { headers } = await owner.get('/account');
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(headers.get('cache-control')).toBe('private, no-store');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("frame-ancestors 'self'");
    expect(/script-src ([^;]+)/.exec(policy)?.[1]).toMatch(/^'self' 'nonce-[^']+'$/);
  });

  test('a session begun before signing in is not the one after it', async () => {
    const somebody = visitor();
    await somebody.get('/sign-in', { cookie: 'vitrine.session_token=chosen.by-somebody-else' });
    await signIn(somebody, 'owner@example.org');
    expect(somebody.cookie).not.toContain('chosen');
    const stolen = await fetch(`${site.url}/account`, {
      redirect: 'manual',
      headers: { cookie: 'vitrine.session_token=chosen.by-somebody-else' }
    });
    expect(stolen.status).toBe(303);
  });

  test('passwords are tried eight times in a quarter of an hour, the right one after them too', async () => {
    const wrong = { email: 'guessed@example.org', password: 'not this one at all', next: '' };
    for (let i = 0; i < 8; i += 1)
      expect((await visitor().post('/sign-in?/password', wrong)).status).toBe(400);
    const ninth = await visitor().post('/sign-in?/password&lang=en', wrong);
    expect(ninth.status).toBe(429);
    expect(await ninth.text()).toContain('Too many tries');
  });

  test('API keys are guessed sixty times a minute at most', async () => {
    const guess = () =>
      fetch(`${site.url}/api/v1/metrics`, {
        headers: { authorization: `Bearer va_${'guess'.repeat(5)}` }
      });
    const statuses = [];
    for (let i = 0; i < 62; i += 1) statuses.push((await guess()).status);
    expect(new Set(statuses.slice(0, 50))).toEqual(new Set([401]));
    expect(statuses.at(-1)).toBe(429);
  });
});
