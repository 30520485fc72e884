import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signedIn, startAccountsSite, type AccountsSite } from '#tests/app/accounts-site.ts';
import { leadsTo, Visitor } from '#tests/app/visitor.ts';

let site: AccountsSite;
let chamber: Visitor;
let links: string[][];

const linksOf = async (visitor: Visitor, area: string, audience: string) => {
  const answer = await visitor.post(`/programme/survey/links.csv${area}`, {
    programme: 'cmc',
    audience
  });
  return { status: answer.status, to: leadsTo(answer), text: await answer.text() };
};

const rowsOf = (csv: string): string[][] =>
  csv
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));

beforeAll(async () => {
  site = await startAccountsSite(async ({ person, store }) => {
    await store.engine.run(
      `INSERT INTO programme VALUES ('cmc', 'Clique', 'Click', '2020-11-03', NULL, NULL, 'EUR', false, 1)`
    );
    await person('chamber', 'territory', 'DEP-75');
    await person('owner', 'owner', 'toys');
  });
  chamber = await signedIn(site.url, 'chamber@example.org', true);
  links = rowsOf((await linksOf(chamber, '?area=DEP-75', 'shop')).text);
});
afterAll(() => site.stop());

const pathOf = (address = ''): string => address.replace(/^https?:\/\/[^/]+/, '');

describe('links of the survey', () => {
  test('are for whoever knows the shops of an area, one a shop, the same each time', async () => {
    expect(links[0]).toEqual(['unit', 'name', 'area', 'link', 'poster']);
    expect(links.slice(1).map(([unit]) => unit)).toEqual(['demo', 'toys']);
    const again = await linksOf(chamber, '?area=DEP-75', 'shop');
    expect(rowsOf(again.text)).toEqual(links);
    expect((await linksOf(chamber, '?area=DEP-69', 'shop')).status).toBe(403);
    expect((await linksOf(new Visitor(site.url), '?area=DEP-75', 'shop')).to).toMatch(
      /^\/sign-in\?/
    );
    const owner = await signedIn(site.url, 'owner@example.org', false);
    expect((await linksOf(owner, '?area=DEP-75', 'shop')).status).toBe(403);
    const page = await chamber.get('/programme/survey?area=DEP-75&lang=en');
    expect(await page.text()).toContain('Shops of: Paris');
  });

  test('have a poster with a code to scan', async () => {
    const path = pathOf(links.find(([unit]) => unit === 'toys')?.at(-1));
    const page = await (await new Visitor(site.url).get(`${path}?lang=en`)).text();
    expect(page).toContain('La Boîte à jouets');
    expect(page).toContain('Two questions to this shop');
    expect(page).toMatch(/aria-label="Code to scan: http/);
  });
});

describe('the form of the survey, without scripts', () => {
  const toys = () => pathOf(links.find(([unit]) => unit === 'toys')?.[3]);

  test('needs no account, says what is missing, and thanks', async () => {
    const shop = new Visitor(site.url);
    const page = await (await shop.get(`${toys()}?lang=fr`)).text();
    expect(page).toContain('Votre commerce vend-il en ligne');
    const none = await shop.post(`${toys()}?lang=fr`, {});
    expect(none.status).toBe(400);
    expect(await none.text()).toContain('Choisissez une réponse à la première question.');
    const half = await shop.post(`${toys()}?lang=en`, { standing: 'does_not' });
    expect(half.status).toBe(400);
    const said = await half.text();
    expect(said).toContain('Choose a reason at the second question');
    expect(said).toMatch(/value="does_not" checked/);
    const done = await shop.post(`${toys()}?lang=en`, { standing: 'does_not', reason: 'cost' });
    expect(leadsTo(done)).toBe(`${toys()}?lang=en&done=1`);
    expect(await (await shop.get(leadsTo(done))).text()).toContain('your answer is kept');
  });

  test('tells nobody what a shop said, only that it did', async () => {
    const page = await (await new Visitor(site.url).get(`${toys()}?lang=en`)).text();
    expect(page).toContain('This shop has answered already.');
    expect(page).not.toMatch(/value="\w+" checked/);
  });

  test('opens for a link this server signed only, and takes answers from its own page only', async () => {
    const visitor = new Visitor(site.url);
    const forged = toys().replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    expect(await (await visitor.get(`${forged}?lang=en`)).text()).toContain(
      'This link opens no survey.'
    );
    expect((await visitor.post(forged, { standing: 'sells' })).status).toBe(404);
    const foreign = await visitor.post(
      toys(),
      { standing: 'sells' },
      { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
    );
    expect(foreign.status).toBe(403);
  });

  test('shows a customer their own answer in their browser, and changes it', async () => {
    const rows = rowsOf((await linksOf(chamber, '?area=DEP-75', 'customer')).text);
    const path = pathOf(rows.find(([unit]) => unit === 'toys')?.[3]);
    const [one, other] = [new Visitor(site.url), new Visitor(site.url)];
    await one.post(path, { standing: 'sometimes', reason: 'delivery' });
    expect(await (await one.get(`${path}?lang=en`)).text()).toMatch(/value="delivery" checked/);
    expect(await (await other.get(`${path}?lang=en`)).text()).not.toMatch(/value="\w+" checked/);
    await one.post(path, { standing: 'does_not', reason: 'habit' });
    const now = await (await one.get(`${path}?lang=en`)).text();
    expect(now).toMatch(/value="habit" checked/);
    expect(now).not.toMatch(/value="delivery" checked/);
  });

  test('stops a network that sends too many', async () => {
    const visitor = new Visitor(site.url);
    let status = 0;
    for (let i = 0; i < 45 && status !== 429; i += 1)
      status = (await visitor.post(`${toys()}?lang=en`, {})).status;
    expect(status).toBe(429);
  });
});
