import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signedIn, startAccountsSite, type AccountsSite } from '#tests/app/accounts-site.ts';
import { leadsTo, Visitor } from '#tests/app/visitor.ts';

let site: AccountsSite;
let owner: Visitor;
const own = '/shop/toys/solutions';

beforeAll(async () => {
  site = await startAccountsSite(async ({ person, store }) => {
    await store.engine.run(
      `INSERT INTO programme VALUES ('cmc', 'Clique', 'Click', '2020-11-03', NULL, 50000, 'EUR', false, 1),
         ('libraires', 'Libraires', 'Booksellers', '2020-11-03', NULL, NULL, 'EUR', false, 1);
       INSERT INTO eligibility_rule VALUES ('libraires', 'sector', 'G07', '2020-11-03', NULL, false, 1),
         ('cmc', 'staff_below', '11', '2020-11-03', NULL, false, 1);
       INSERT INTO solution VALUES
         ('kit', 'Site en kit', 'A', 'web_shop', 'Un site', 'A site', NULL, NULL, [], [], 2900, 0, 'EUR', NULL, NULL, false, 1),
         ('lyon', 'Lyon', 'B', 'logistics', NULL, NULL, NULL, NULL, ['DEP-69'], [], NULL, NULL, 'EUR', NULL, NULL, false, 1)`
    );
    await person('owner', 'owner', 'toys');
    await person('chamber', 'territory', 'DEP-75');
  });
  owner = await signedIn(site.url, 'owner@example.org', false);
});
afterAll(() => site.stop());

const numberIn = (page: string, name: string): string =>
  new RegExp(`name="${name}" value="(\\d+)"`).exec(page)?.[1] ?? '';
const textOf = async (visitor: Visitor, path: string) => (await visitor.get(path)).text();

describe('choosing a solution', () => {
  test('begins in the directory, leads to sign in, and comes back to the choice', async () => {
    const stranger = new Visitor(site.url);
    expect(await textOf(stranger, '/solutions?lang=en')).toContain(
      'href="/solutions/kit/choose?lang=en"'
    );
    const to = leadsTo(await stranger.get('/solutions/kit/choose?lang=en'));
    expect(to).toBe(`/sign-in?next=${encodeURIComponent('/solutions/kit/choose?lang=en')}`);
    expect(leadsTo(await owner.get('/solutions/kit/choose?lang=en'))).toBe(
      `${own}?solution=kit&lang=en`
    );
    const chamber = await signedIn(site.url, 'chamber@example.org', true);
    expect(await textOf(chamber, '/solutions/kit/choose?lang=en')).toContain(
      'No shop is tied to your account'
    );
    expect((await chamber.post(`${own}?/choose`, { solution: 'kit' })).status).toBe(403);
  });

  test('offers the programmes of the shop, in both languages, and asks which', async () => {
    const page = await textOf(owner, `${own}?solution=kit&lang=en`);
    expect(page).toContain('Choose Site en kit?');
    expect(page).toContain('Click');
    expect(page).toContain('fewer than 11 staff');
    expect(page).not.toContain('Booksellers');
    expect(await textOf(owner, `${own}?solution=kit&lang=fr`)).toMatch(/Choisir Site en kit\s\?/);
    expect(await textOf(owner, `${own}?solution=lyon&lang=en`)).toContain(
      'Lyon is not offered for this shop’s trade or place.'
    );
    const none = await owner.post(`${own}?lang=en&/choose&solution=kit`, {
      solution: 'kit',
      programme: 'libraires'
    });
    expect(none.status).toBe(400);
    expect(await none.text()).toContain('Choose a programme.');
  });

  test('is kept, shown, and counted in the programme; undone, nothing is left', async () => {
    const choose = () =>
      owner.post(`${own}?lang=en&/choose&solution=kit`, { solution: 'kit', programme: 'cmc' });
    expect(leadsTo(await choose())).toBe(`${own}?done=chosen&lang=en`);
    const twice = await choose();
    expect(twice.status).toBe(409);
    const page = await textOf(owner, `${own}?done=chosen&lang=en`);
    expect(page).toContain('Your choice is kept.');
    expect(page).toMatch(/Click, since /);
    expect(await textOf(owner, '/programme?programme=cmc&lang=en')).toContain('Click');
    const undone = await owner.post(`${own}?lang=en&/undo`, { undo: numberIn(page, 'undo') });
    expect(leadsTo(undone)).toBe(`${own}?done=undone&lang=en`);
    expect(await textOf(owner, own + '?lang=en')).toContain('The shop has chosen nothing yet.');
    const again = await owner.post(`${own}?lang=en&/undo`, { undo: '1' });
    expect(leadsTo(again)).toBe(`${own}?done=gone&lang=en`);
    expect(await textOf(owner, leadsTo(again))).toContain('This is no longer possible');
  });
});
