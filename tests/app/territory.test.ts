import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signedIn, startAccountsSite, type AccountsSite } from '#tests/app/accounts-site.ts';
import { leadsTo, Visitor } from '#tests/app/visitor.ts';

let site: AccountsSite;
let chamber: Visitor;
const path = '/programme/DEP-75?programme=cmc&lang=en';

beforeAll(async () => {
  site = await startAccountsSite(
    async ({ person, store }) => {
      await store.engine.run(
        `INSERT INTO programme VALUES ('cmc', 'Clique', 'Click', '2020-11-03', NULL, NULL, 'EUR', false, 1);
         INSERT INTO enrolment VALUES (1, 1, 'cmc', NULL, '2020-11-10', false, 1);
         INSERT INTO stage VALUES (1, '2020-11-10', 'none', NULL, NULL, NULL, 1, 1);
         INSERT INTO programme_target VALUES ('cmc', 'DEP-75', 'none', '2021-06-30', 12, false, 1), ('cmc', 'DEP-69', 'none', '2021-06-30', 77, false, 1)`
      );
      await person('chamber', 'territory', 'DEP-75');
      await person('owner', 'owner', 'toys');
    },
    { CHROME_PATH: 'none' }
  );
  chamber = await signedIn(site.url, 'chamber@example.org', true);
});
afterAll(() => site.stop());

const note = (visitor: Visitor, status: string, comment: string, at = path) =>
  visitor.post(at, { programme: 'cmc', status, comment });

describe('the sheet of a territory', () => {
  test('shows the targets of the territory and of no other, hidden counts as hidden', async () => {
    const page = await (await new Visitor(site.url).get(path)).text();
    expect(page).toContain('Click: Paris');
    expect(page).toMatch(/<data value="12">12<\/data>/);
    expect(page).not.toMatch(/<data value="77">/);
    expect(page).toMatch(/class="[^"]*suppressed/);
    const wide = await (await new Visitor(site.url).get('/programme/FR?lang=en')).text();
    expect(wide).toMatch(/<data value="77">/);
  });

  test('leads another spelling of a code to its address, and an unknown one to a page that says so', async () => {
    const visitor = new Visitor(site.url);
    expect(leadsTo(await visitor.get('/programme/dep-75?lang=en'))).toBe(
      '/programme/DEP-75?lang=en'
    );
    expect((await visitor.get('/programme/DEP-XX')).status).toBe(404);
  });

  test('as PDF without a browser leads people to the page, and tells programs', async () => {
    const visitor = new Visitor(site.url);
    const pdf = '/programme/DEP-75/sheet.pdf?lang=en';
    expect(leadsTo(await visitor.get(pdf))).toBe('/programme/DEP-75?lang=en&pdf=none');
    const problem = await visitor.get(pdf, { accept: 'application/json' });
    expect(problem.status).toBe(503);
    expect(await problem.json()).toMatchObject({ code: 'no_browser' });
  });
});

describe('what a territory says', () => {
  test('is written by its officers alone', async () => {
    expect((await note(new Visitor(site.url), 'stalled', 'no')).status).toBe(403);
    const owner = await signedIn(site.url, 'owner@example.org', false);
    expect((await note(owner, 'stalled', 'no')).status).toBe(403);
    const elsewhere = '/programme/DEP-69?programme=cmc';
    expect((await note(chamber, 'stalled', 'no', elsewhere)).status).toBe(403);
    const none = await note(chamber, '', ' ');
    expect(none.status).toBe(400);
    expect(await none.text()).toContain('Choose a state or write a comment.');
  });

  test('keeps its history; the state is public, the comment is not', async () => {
    await note(chamber, 'at_risk', 'Few advisers until May, call +33 6 12 34 56 78.');
    expect((await note(chamber, 'on_track', 'Two advisers more.')).status).toBe(303);
    const own = await (await chamber.get(path)).text();
    expect(own).toContain('Two advisers more.');
    expect(own).toContain('Few advisers until May, call ***.');
    const others = await (await new Visitor(site.url).get(path)).text();
    expect(others).toContain('On track (');
    expect(others).not.toContain('advisers');
  });
});
