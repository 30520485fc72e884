import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '#tests/browser/browser.ts';
import { startSite, type Site } from '#tests/browser/overview-server.ts';
import { allLooks, pageTable } from '#tests/browser/page-table.ts';
import { walkPage, type WalkedSite } from '#tests/browser/page-walk.ts';
import { cookiesOf, makePeople, peopleEnv, type Tokens } from '#tests/browser/people.ts';
import { projectFiles } from '#tests/house/repository.ts';

let browser: Browser;
let running: Site;
let site: WalkedSite;

beforeAll(async () => {
  let tokens: Tokens = { shop: '', survey: '', customers: '', invitation: '' };
  [browser, running] = await Promise.all([
    launchBrowser(),
    startSite(60, peopleEnv, async (data) => void (tokens = await makePeople(data)))
  ]);
  const { url } = running;
  const cookies = {
    admin: await cookiesOf(url, 'admin'),
    officer: await cookiesOf(url, 'officer'),
    owner: await cookiesOf(url, 'owner')
  };
  site = { url, tokens, cookies };
});
afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

test('every page has a row in the table of pages', () => {
  const files = projectFiles(/^src\/routes\/(.*\/)?\+page\.svelte$/);
  const routes = files.map(
    (file) => file.replace('src/routes', '').replace('/+page.svelte', '') || '/'
  );
  expect(routes.toSorted()).toEqual(Object.keys(pageTable).toSorted());
});

/**
 * Each page in one look here, the looks in turn so that every one of the twenty-four comes up; each page in every look is
 * `npm run torture -- pages`.
 */
describe('every page by keyboard alone', () => {
  test.each(
    Object.entries(pageTable).map(([route, row], i) => {
      const look = allLooks[i % allLooks.length] ?? allLooks[0];
      return { route, row, look, ...look };
    })
  )(
    '$route in $lang, $theme, $width px, scripts $scripts: each stop is named and seen, no trap, axe finds nothing',
    async ({ row, look }) => {
      expect(look === undefined ? ['no look'] : await walkPage(browser, site, row, look)).toEqual(
        []
      );
    }
  );
});
