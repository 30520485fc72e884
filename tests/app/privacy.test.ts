import { unzipSync, strFromU8 } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signedIn, startAccountsSite, type AccountsSite } from '#tests/app/accounts-site.ts';
import { leadsTo, type Visitor } from '#tests/app/visitor.ts';

let site: AccountsSite;
let owner: Visitor;
beforeAll(async () => {
  site = await startAccountsSite(async ({ person }) => {
    await person('owner', 'owner', 'toys');
    await person('helper', 'staff', 'toys');
  });
  owner = await signedIn(site.url, 'owner@example.org', false);
});
afterAll(() => site.stop());

const page = '/shop/toys/privacy';

test('an owner chooses purpose by purpose, and reads what was said', async () => {
  const before = await (await owner.get(`${page}?lang=en`)).text();
  expect(before).toContain('Nothing was changed');
  const saved = await owner.post(`${page}?/consent&lang=en`, { purpose: 'own_view' });
  const text = await saved.text();
  expect(text).toContain('Today the shop is in no figure of its area or trade.');
  expect(text.match(/consent withdrawn/g)?.length).toBe(3);
  expect(text).toMatch(/value="own_view" checked/);
  expect(text).not.toMatch(/value="public" checked/);
});

test('public figures without the area are refused beside the field, and what was chosen stays', async () => {
  for (const [lang, sentence] of [
    ['fr', 'donnez les deux accords'],
    ['en', 'give both consents']
  ] as const) {
    const refused = await owner.post(`${page}?/consent&lang=${lang}`, { purpose: 'public' });
    const text = await refused.text();
    expect([refused.status, text.includes(sentence)]).toEqual([400, true]);
    expect(text).toMatch(/value="public" checked/);
  }
});

test('the archive holds tables, the shop and a page that explains', async () => {
  const answer = await owner.get(`${page}/data.zip?lang=en`);
  expect(answer.headers.get('content-type')).toBe('application/zip');
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining(['README.txt', 'shop.json', 'tables/unit.csv', 'tables/consent.csv'])
  );
  expect(strFromU8(files['tables/unit.csv'] ?? new Uint8Array())).toContain('La Boîte à jouets');
  expect(strFromU8(files['tables/unit.csv'] ?? new Uint8Array())).not.toContain('Librairie');
  const shop = JSON.parse(strFromU8(files['shop.json'] ?? new Uint8Array())) as unknown;
  expect(shop).toMatchObject({
    shop: { unit: 'toys' },
    consent: { own_view: true, public: false }
  });
});

test('a customer nobody knows is said not to be held; no name at all is said beside the field', async () => {
  const found = await owner.post(`${page}?/customer&lang=en`, { name: 'a@example.org', order: '' });
  const text = await found.text();
  expect(text).toContain('Nothing is held on this customer.');
  expect(text).toContain('value="a@example.org"');
  const unnamed = await owner.post(`${page}?/customer&lang=fr`, { name: '', order: '' });
  expect(await unnamed.text()).toContain('Dites de quel client il s’agit');
});

test('a shop goes for good only under its own code, with accounts that had no other', async () => {
  const refused = await owner.post(`${page}?/eraseShop&lang=en`, { code: 'toy' });
  const text = await refused.text();
  expect([refused.status, text.includes('This is not the code of the shop')]).toEqual([400, true]);
  expect(text).toContain('value="toy"');
  const helper = await signedIn(site.url, 'helper@example.org', false);
  expect((await helper.get('/account')).status).toBe(200);
  const gone = await owner.post(`${page}?/eraseShop`, { code: 'toys' });
  expect([gone.status, leadsTo(gone)]).toEqual([303, '/account']);
  expect((await owner.get(page)).status).toBe(403);
  expect((await helper.get('/account')).status).toBe(303);
});
