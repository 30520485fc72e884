import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import UPNG from 'upng-js';
import { launchBrowser, startServer } from '#tests/browser/browser.ts';
import { socialCard } from './shots/card.ts';
import { importPictures, type Look } from './shots/import.ts';
import { everyPage, fileOf, takePages, type Picture } from './shots/pages.ts';

const folder = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
const looks: Look[] = (['fr', 'en'] as const).flatMap((lang) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    [360, 768, 1440].map((width) => ({ lang, theme, width }))
  )
);
const bytesMax = 1_500_000;

/** Of the public pages' pictures those that are kept with the code, as far as the first screen: each page once. */
const keptPages = [
  'overview-1440-light-fr.png',
  'overview-360-dark-en.png',
  'sectors-360-light-en.png',
  'sector-768-light-en.png',
  'areas-1440-light-en.png',
  'area-1440-dark-fr.png',
  'sheet-768-light-fr.png',
  'programme-1440-light-en.png',
  'solutions-360-light-fr.png',
  'method-360-dark-fr.png',
  'metric-768-dark-en.png',
  'embed-768-dark-en.png'
];

/** Of the import page's pictures those that are kept with the code: each step once, in looks that differ. */
const keptImport = [
  '360-light-fr-columns',
  '360-dark-en-check',
  '360-light-fr-log-reading',
  '768-light-en-file',
  '768-dark-fr-check',
  '768-light-en-quarantine',
  '1440-light-fr-reading',
  '1440-dark-en-check',
  '1440-light-fr-result'
];

/**
 * Takes pictures for docs/screenshots: the kept ones of the public pages and of the import page. `npm run shots [-- URL]`:
 * of a running site, else of the built server over the sample data in a folder of its own.
 * `npm run shots -- pages FOLDER [URL]`: every public page in every width, theme and language, whole, into that folder.
 * `npm run shots -- import FOLDER`: every step of the import page in every look, into that folder.
 * `npm run shots -- card`: the pictures that stand for a link to the site, in static.
 */
export async function main([address, target, site]: string[]): Promise<number> {
  const browser = await launchBrowser();
  try {
    if (address === 'card') {
      for (const lang of ['fr', 'en'] as const)
        writeFileSync(
          fileURLToPath(new URL(`../static/social-card-${lang}.png`, import.meta.url)),
          fewerColours(await socialCard(browser, lang))
        );
      return 0;
    }
    if (address === 'import' && target !== undefined) {
      mkdirSync(target, { recursive: true });
      await importIn(browser, looks, (name) => join(target, `${name}.png`));
      return 0;
    }
    if (address === 'pages' && target !== undefined) {
      mkdirSync(target, { recursive: true });
      await publicPages(browser, site, everyPage(looks), { folder: target, save: saveWhole });
      return 0;
    }
    mkdirSync(folder, { recursive: true });
    const pages = everyPage(looks).filter((picture) => keptPages.includes(fileOf(picture)));
    await publicPages(browser, address, pages, { folder, save });
    const kept = looks.filter((look) => keptImport.some((name) => name.startsWith(nameOf(look))));
    await importIn(browser, kept, (name) =>
      keptImport.includes(name) ? `${folder}import-${name}.png` : null
    );
  } finally {
    await browser.close();
  }
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(folder + name).size, 0);
  process.stdout.write(`docs/screenshots: ${readdirSync(folder).length} files, ${bytes} bytes\n`);
  return bytes <= bytesMax ? 0 : 1;
}

const nameOf = ({ lang, theme, width }: Look): string => `${width}-${theme}-${lang}`;

/** `pathOf`: where a picture goes; null: it is not taken. */
async function importIn(
  browser: Browser,
  wanted: Look[],
  pathOf: (name: string) => string | null
): Promise<void> {
  for (const look of wanted)
    await importPictures(browser, look, async (page, step) => {
      const path = pathOf(`${nameOf(look)}-${step}`);
      if (path !== null) await saveWhole(page, path);
    });
}

/** `site`: address of a running one; without, one is started over the sample data. */
async function publicPages(
  browser: Browser,
  site: string | undefined,
  wanted: readonly Picture[],
  into: Parameters<typeof takePages>[3]
): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'vitrine-shots-'));
  const server = site === undefined ? await startServer({ data }) : null;
  try {
    await takePages(browser, server?.url ?? site ?? '', wanted, into);
  } finally {
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

/** What the page shows without scrolling, or all of it. */
async function save(page: Page, path: string, fullPage = false): Promise<void> {
  if (fullPage)
    // drawings far below are else laid out only when a reader comes near
    await page.addStyleTag({ content: 'figure { content-visibility: visible !important }' });
  await page.evaluate(() => document.fonts.ready);
  writeFileSync(path, fewerColours(await page.screenshot({ fullPage })));
  process.stdout.write(`${path}\n`);
}

const saveWhole = (page: Page, path: string): Promise<void> => save(page, path, true);

/** The same picture in at most 256 colours, a third of the size. */
function fewerColours(png: Buffer): Uint8Array {
  const image = UPNG.decode(new Uint8Array(png).buffer);
  return new Uint8Array(UPNG.encode(UPNG.toRGBA8(image), image.width, image.height, 256));
}
