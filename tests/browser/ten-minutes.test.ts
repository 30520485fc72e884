import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { invite } from '#lib/server/accounts/invitations.server.ts';
import { password, startAccountsSite, type AccountsSite } from '#tests/app/accounts-site.ts';
import { launchBrowser } from '#tests/browser/browser.ts';
import { axeViolations, sidewaysScroll } from '#tests/browser/page-checks.ts';

const order = readFileSync('tests/fixtures/connectors/woocommerce/webhook-order-updated.json');

let browser: Browser;
let site: AccountsSite;
let invitation = '';
beforeAll(async () => {
  [browser, site] = await Promise.all([
    launchBrowser(),
    startAccountsSite(async ({ accounts }) => {
      const who = { email: 'jeanne@example.org', role: 'owner', scope: 'toys' } as const;
      const link = await invite(accounts, { ...who, lang: 'en', by: '' }, new Date());
      invitation = new URL(link).pathname;
    })
  ]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const looksRight = async (page: Page): Promise<void> => {
  expect(await sidewaysScroll(page)).toBe(0);
  expect(await axeViolations(page)).toEqual([]);
};

const patience = { timeout: 300_000 }; // a machine at work on other things

test('a shopkeeper’s first ten minutes, on a phone', patience, async () => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'en-GB'
  });
  const page = await context.newPage();
  const submit = (form: string): Promise<void> => page.click(`${form} button.primary`);

  // The invitation becomes an account.
  await page.goto(`${site.url}${invitation}?lang=en`);
  await page.fill('[name=name]', 'Jeanne');
  await page.fill('[name=password]', password);
  await submit('form');
  await page.waitForURL((url) => !url.pathname.startsWith('/invitation'));

  // Who the shop is: wrong at first, each fault beside its field, what was typed kept.
  await page.goto(`${site.url}/shop/toys/setup?lang=en`);
  await page.fill('[name=name]', 'La Boîte à jouets');
  await page.fill('[name=siret]', '732 829 320 00075');
  await page.fill('[name=ape]', '47.65Z');
  await page.fill('[name=area_text]', 'Saint-Denis');
  await submit('#identity');
  await page.waitForSelector('#siret-fault');
  expect(await page.innerText('#siret-fault')).toContain('not valid');
  expect(await page.innerText('#area_text-fault')).toBe('Choose the commune.');
  expect(await page.inputValue('[name=siret]')).toBe('732 829 320 00075');
  await page.getByLabel('Saint-Denis (Seine-Saint-Denis)').check();
  await page.fill('[name=siret]', '732 829 320 00074');
  await submit('#identity');
  await page.waitForURL('**saved=identity*');
  expect(await page.inputValue('[name=siret]')).toBe('73282932000074');
  await looksRight(page);

  // What it usually turns over, in three questions.
  await page.fill('[name=annual]', '150 000');
  await page.selectOption('[name=usual_tax]', 'ttc_200');
  await page.getByRole('radio', { name: 'Yes' }).check();
  await submit('#usual');
  await page.waitForURL('**saved=usual*');
  expect(await page.innerText('#usual')).toContain('Declared: €125,000 without VAT');

  // The first week, and the first chart.
  await page.goto(`${site.url}/shop/toys/entry`, { waitUntil: 'networkidle' });
  await page.fill('#in_store', '1800');
  await page.fill('#phone', '120');
  await page.fill('#web', '480');
  await page.click('form[method=POST] button.primary');
  await page.getByText('Saved: week of').waitFor();
  await expect
    .poll(
      async () => {
        await page.goto(`${site.url}/shop/toys`);
        return page.locator('p.sentence').allInnerTexts();
      },
      { timeout: 20_000 }
    )
    .toEqual([expect.stringContaining('20.0%')]);
  expect(await page.locator('[data-chart="online-shares"]').count()).toBe(1);
  await looksRight(page);

  // WooCommerce, connected; its first order, signed as WooCommerce signs, seen without a click.
  await page.goto(`${site.url}/shop/toys/setup/woocommerce`, { waitUntil: 'networkidle' });
  await page.fill('[name=base_url]', 'not an address');
  await page.fill('[name=webhook_secrets]', 'a secret of the shop');
  await submit('form.narrow');
  expect(await page.innerText('#base_url-fault')).toBe('This value does not do.');
  await page.fill('[name=base_url]', 'https://jouets.example.org');
  await page.fill('[name=webhook_secrets]', 'a secret of the shop');
  await submit('form.narrow');
  await page.getByText('Waiting for the first order').waitFor();
  await looksRight(page);
  const address = await page.innerText('code.secret');
  const signature = createHmac('sha256', 'a secret of the shop').update(order).digest('base64');
  const answer = await fetch(address, {
    method: 'POST',
    body: order,
    headers: {
      'content-type': 'application/json',
      'x-wc-webhook-topic': 'order.updated',
      'x-wc-webhook-signature': signature
    }
  });
  expect(answer.status).toBe(200);
  await page.getByText('We have received your first order').waitFor();

  // A poster for the window, with a code that marks its visits; one sheet when printed.
  await page.goto(`${site.url}/shop/toys/poster`, { waitUntil: 'networkidle' });
  await page.fill('[name=site]', 'www.jouets.example.org');
  await page.fill('[name=phone]', '02 41 00 00 00');
  await page.click('form.narrow button.primary');
  await page.getByRole('img', { name: 'Code to scan, leads to jouets.example.org' }).waitFor();
  await looksRight(page);
  const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);

  // A file needs no key from somebody signed in.
  await page.goto(`${site.url}/shop/toys`);
  await page.getByRole('button', { name: 'Import a file' }).click();
  await page.waitForURL('**/import');
  await page.getByText('toys').first().waitFor();
  await context.close();
});
