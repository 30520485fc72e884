import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signedIn, startAccountsSite, type AccountsSite } from '#tests/app/accounts-site.ts';
import { leadsTo, Visitor } from '#tests/app/visitor.ts';

let site: AccountsSite;
let admin: Visitor;
let chamber: Visitor;

beforeAll(async () => {
  site = await startAccountsSite(
    async ({ person }) => {
      await person('admin', 'admin');
      await person('chamber', 'territory', 'DEP-75');
      await person('owner', 'owner', 'toys');
      await person('analyst', 'analyst');
    },
    { CHROME_PATH: 'none' }
  );
  admin = await signedIn(site.url, 'admin@example.org', true);
  chamber = await signedIn(site.url, 'chamber@example.org', true);
});
afterAll(() => site.stop());

const path = '/admin/annotations?lang=en';
const fair = {
  ...{ id: '0', version: '0', kind: 'disturbance', place: 'Paris (DEP-75)', sector: 'G08' },
  ...{ from: '2021-09-01', last: '2021-09-03', name_fr: 'Foire du Trône', name_en: 'Funfair' },
  source: 'City of Paris, 2 May 2021'
};
const save = (visitor: Visitor, fields: Record<string, string>, at = path) =>
  visitor.post(`${at}&/save`, { ...fair, ...fields });
const listed = async (where = 'area=DEP-75&sector=G08') => {
  const answer = await fetch(
    `${site.url}/api/v1/annotations?from=2021-09-01&until=2021-10-01&${where}`
  );
  const { annotations } = (await answer.json()) as { annotations: { name: { en: string } }[] };
  return annotations.map(({ name }) => name.en);
};

describe('who may write dates', () => {
  test('nobody signed in is led to the sign-in page, shops and analysts are refused', async () => {
    const nobody = new Visitor(site.url);
    expect(leadsTo(await nobody.get(path))).toContain('/sign-in?next=');
    for (const name of ['owner', 'analyst']) {
      const visitor = await signedIn(site.url, `${name}@example.org`, false);
      expect((await save(visitor, {}, `${path}&area=DEP-75`)).status).toBe(403);
    }
    expect(await listed()).toEqual([]);
  });

  test('an officer is led to their own area, and writes in no other', async () => {
    expect(leadsTo(await chamber.get(path))).toBe('/admin/annotations?lang=en&area=DEP-75');
    expect((await save(chamber, {}, `${path}&area=DEP-69`)).status).toBe(403);
    const elsewhere = await save(chamber, { place: 'DEP-69' }, `${path}&area=DEP-75`);
    expect(elsewhere.status).toBe(400);
    expect(await elsewhere.text()).toContain('This area does not lie in yours.');
    expect((await save(chamber, { place: 'FR' }, `${path}&area=DEP-75`)).status).toBe(400);
  });

  test('a form of a foreign page is not taken', async () => {
    const headers = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
    expect((await admin.post(`${path}&/save`, fair, headers)).status).toBe(403);
  });
});

describe('the page of dates', () => {
  test('says what it is for while it is empty, in both languages', async () => {
    expect(await (await admin.get(path)).text()).toContain('No date has been written yet.');
    const french = await (await admin.get('/admin/annotations?lang=fr')).text();
    expect(french).toContain('Aucune date n’a encore été écrite.');
    expect(french).toContain('Confinement');
  });

  test('says beside each field what is wrong with it, and keeps what was typed', async () => {
    const wrong = {
      place: 'Atlantis',
      from: '2021-13-01',
      name_en: ' ',
      sector: 'X',
      kind: 'party'
    };
    const answer = await save(admin, { ...wrong, source: 'ask anne@example.org' });
    expect(answer.status).toBe(400);
    const page = await answer.text();
    for (const [name, text] of Object.entries({
      place: 'No known area has this name or code.',
      from: 'Give a whole date: day, month, year.',
      name_en: 'This cannot stay empty: it is read under the chart.',
      sector: 'Choose a sector of the list.',
      kind: 'Choose one of the list.',
      source: 'write nothing that names a person.'
    })) {
      expect(page).toMatch(new RegExp(`id="${name}-fault" role="alert"[^>]*>[^<]*${text}`));
      expect(page).toMatch(new RegExp(`id="${name}"[^>]*aria-invalid="true"`));
    }
    expect(page).toContain('6 fields need another look.');
    expect(page).toMatch(/<input[^>]* id="place"[^>]* value="Atlantis"/);
    expect(page).toMatch(/<input[^>]* id="name_fr"[^>]* value="Foire du Trône"/);
    expect(await listed()).toEqual([]);
  });

  test('names the places that a name may mean', async () => {
    const page = await (await save(admin, { place: 'Saint-Denis' })).text();
    expect(page).toContain('Several areas answer to this name');
    expect(page).toContain('(COM-93066)');
    expect(page).toContain('(COM-97411)');
  });

  test('adds, changes, withdraws and puts back; the log and the history say who', async () => {
    expect(leadsTo(await save(chamber, {}, `${path}&area=DEP-75`))).toBe(
      '/admin/annotations?added=1&area=DEP-75&lang=en'
    );
    expect(await listed()).toEqual(['Funfair']);
    expect(await listed('area=DEP-75')).toEqual([]);
    const change = { id: '1', version: '1', last: '2021-09-05' };
    expect(leadsTo(await save(admin, change))).toBe('/admin/annotations?changed=1&lang=en');
    const edited = await (await admin.get(`${path}&edit=1`)).text();
    expect(edited).toContain('Change “Funfair”');
    expect(edited).toMatch(/<input[^>]* id="last"[^>]* value="2021-09-05"/);
    const late = await save(chamber, { ...change, last: '2021-09-09' }, `${path}&area=DEP-75`);
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('Somebody else changed this date meanwhile.');

    const gone = await admin.post(`${path}&/withdraw`, { id: '1' });
    expect(leadsTo(gone)).toBe('/admin/annotations?withdrawn=1&lang=en');
    expect(await listed()).toEqual([]);
    const said = await (await admin.get(leadsTo(gone))).text();
    expect(said).toContain('“Funfair” is no longer on the charts.');
    expect(said).toContain('Undo the withdrawal');
    await admin.post(`${path}&/putBack`, { id: '1' });
    expect(await listed()).toEqual(['Funfair']);

    const page = await (await admin.get(path)).text();
    expect(page).toContain('3 earlier versions');
    expect(page).toMatch(/1 Sept 2021 – 3 Sept 2021, City of Paris, 2 May 2021 \(chamber, /);
    const log = await (await admin.get('/admin?lang=en')).text();
    for (const change of ['added', 'changed', 'withdrawn', 'put back'])
      expect(log).toContain(`date ${change}`);
  });

  test('an officer changes and withdraws nothing outside their area', async () => {
    expect(leadsTo(await save(admin, { place: 'DEP-69' }))).toContain('added=2');
    const at = `${path}&area=DEP-75`;
    expect((await save(chamber, { id: '2', version: '1' }, at)).status).toBe(404);
    expect((await chamber.post(`${at}&/withdraw`, { id: '2' })).status).toBe(404);
    expect(await (await chamber.get(at)).text()).not.toContain('date-2');
  });
});
