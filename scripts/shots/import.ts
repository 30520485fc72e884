import type { Browser, Page } from 'playwright-core';
import {
  enter,
  germanSales,
  startWizardSite,
  type WizardSite
} from '#tests/browser/wizard-site.ts';

/** How a page is looked at. */
export type Look = { lang: 'fr' | 'en'; theme: 'light' | 'dark'; width: number };

/** Keeps one picture of a page under a name. */
export type Save = (page: Page, name: string) => Promise<void>;

/** Everything that makes a layout break: 60 columns, a name without blanks, cells as long as a letter. */
const wideSales = [
  [
    'N° de commande',
    'Date',
    'Montant TTC',
    'Canal',
    ...Array.from({ length: 56 }, (_, i) => `Champ personnalisé ${i + 1} du logiciel de caisse`)
  ].join(';'),
  ...Array.from({ length: 6 }, (_, row) =>
    [
      `W-${row}`,
      `2021-02-0${row + 1}`,
      row === 4 ? 'offert au client fidèle, voir avec la responsable du magasin' : `${row}0,50`,
      row === 5 ? 'Salon-des-métiers-d’art-et-de-la-création-contemporaine-2021' : 'Boutique',
      ...Array.from({ length: 56 }, (_, i) => (i % 7 === 0 ? 'x'.repeat(80) : `v${i}`))
    ].join(';')
  )
].join('\n');

/** A morning of a web server: people, a robot, a picture, a line that broke. */
const webLog = [
  ...['08', '09', '10'].map(
    (hour) =>
      `203.0.113.${Number(hour)} - - [02/Mar/2021:${hour}:00:00 +0100] "GET /page-${hour} HTTP/1.1" 200 512 "https://www.qwant.com/" "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"`
  ),
  '203.0.113.8 - - [03/Mar/2021:08:00:01 +0100] "GET /doll.jpg HTTP/1.1" 200 9 "-" "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"',
  '203.0.113.9 - - [03/Mar/2021:08:00:02 +0100] "GET / HTTP/1.1" 200 9 "-" "Googlebot/2.1"',
  '203.0.113.9 - - [03/Ma',
  ''
].join('\n');

/**
 * The import page in one look, every step of it: key, file, reading, columns, check, question before an undo, result,
 * undone, quarantine, a wrong key, a file of 60 columns, and a log.
 */
export async function importPictures(browser: Browser, look: Look, save: Save): Promise<void> {
  const site = await startWizardSite();
  try {
    const { page, close } = await opened(browser, site, look);
    await page.goto(`${site.url}/import`, { waitUntil: 'networkidle' });
    await save(page, 'key');
    await page.locator('#key').fill('vk_nobody');
    await page.keyboard.press('Enter');
    await page.locator('#key-fault:not([hidden])').waitFor();
    await save(page, 'key-wrong');
    await enter(page, site, look.lang);
    await page.getByRole('link', { name: 'XLSX' }).first().waitFor();
    await save(page, 'file');
    await steps(page, site, save);
    await wide(page, site, save);
    await log(page, site, save);
    await close();
  } finally {
    await site.stop();
  }
}

async function opened(browser: Browser, site: WizardSite, { lang, theme, width }: Look) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: lang === 'fr' ? 'fr-FR' : 'en-GB',
    colorScheme: theme
  });
  await context.addCookies([{ name: 'lang', value: lang, url: site.url }]);
  return { page: await context.newPage(), close: () => context.close() };
}

const next = (page: Page) => page.locator('.actions .primary').last().click();

async function steps(page: Page, site: WizardSite, save: Save): Promise<void> {
  await page.locator('#file').setInputFiles(site.file('Verkäufe November 2020.csv', germanSales));
  await page.waitForURL('**/import?upload=*&step=reading');
  await save(page, 'reading');
  await next(page);
  await page.locator('#words-channel').waitFor();
  await save(page, 'columns');
  await next(page);
  await page.locator('td.wrong').first().waitFor();
  await save(page, 'check');
  await next(page);
  await page.locator('[data-count=read]').waitFor();
  await save(page, 'result');
  await page.goto(`${site.url}/import/quarantine`, { waitUntil: 'networkidle' });
  await page.locator('[data-code]').first().waitFor();
  await save(page, 'quarantine');
  await page.goto(`${site.url}/import`, { waitUntil: 'networkidle' });
  await page.locator('tbody button').first().waitFor();
  await save(page, 'history');
  await page.locator('tbody button').first().click();
  await page.locator('dialog').waitFor();
  await save(page, 'undo');
  await page.keyboard.press('Escape');
}

async function wide(page: Page, site: WizardSite, save: Save): Promise<void> {
  const name = `export_complet_de_la_caisse_${'sans_espaces_'.repeat(6)}2021.csv`;
  await page.locator('#file').setInputFiles(site.file(name, wideSales));
  await page.waitForURL('**/import?upload=*&step=reading');
  await save(page, 'wide-reading');
  await next(page);
  await page.locator('#column-0').waitFor();
  await save(page, 'wide-columns');
  await next(page);
  await page.locator('td.wrong').first().waitFor();
  await save(page, 'wide-check');
}

async function log(page: Page, site: WizardSite, save: Save): Promise<void> {
  await page.goto(`${site.url}/import`, { waitUntil: 'networkidle' });
  await page.locator('#file').setInputFiles(site.file('access.log', webLog));
  await page.waitForURL('**/import?upload=*&step=reading');
  await save(page, 'log-reading');
  await next(page);
  await page.locator('.import-page td').first().waitFor();
  await save(page, 'log-check');
}
