import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import UPNG from 'upng-js';
import { launchBrowser, startServer } from '#tests/browser/browser.ts';
import { socialCard } from './shots/card.ts';
import { importPictures, type Look } from './shots/import.ts';

const folder = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
const looks: Look[] = (['fr', 'en'] as const).flatMap((lang) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    [360, 768, 1440].map((width) => ({ lang, theme, width }))
  )
);
const bytesMax = 3_000_000;

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
 * Takes pictures for docs/screenshots, in every width, theme and language: of the overview, and the kept ones of the import
 * page. `npm run shots [-- URL]`: the overview of a running site, else of the built server over the sample data in a folder
 * of its own. `npm run shots -- card`: the pictures that stand for a link to the site, in static.
 * `npm run shots -- import FOLDER`: every step of the import page in every look, into that folder.
 */
export async function main([address, target]: string[]): Promise<number> {
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
    mkdirSync(folder, { recursive: true });
    await overview(browser, address);
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
      if (path !== null) await save(page, path);
    });
}

async function overview(browser: Browser, address: string | undefined): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'vitrine-shots-'));
  const server = address === undefined ? await startServer({ data }) : null;
  try {
    for (const look of looks) await take(browser, server?.url ?? address ?? '', look);
  } finally {
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

async function take(browser: Browser, url: string, look: Look): Promise<void> {
  const { lang, theme, width } = look;
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: lang === 'fr' ? 'fr-FR' : 'en-GB',
    colorScheme: theme
  });
  const page = await context.newPage();
  await page.goto(`${url}/?lang=${lang}`, { waitUntil: 'networkidle' });
  await save(page, `${folder}overview-${nameOf(look)}.png`);
  await context.close();
}

async function save(page: Page, path: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  writeFileSync(path, fewerColours(await page.screenshot({ fullPage: true })));
  process.stdout.write(`${path}\n`);
}

/** The same picture in at most 256 colours, a third of the size. */
function fewerColours(png: Buffer): Uint8Array {
  const image = UPNG.decode(new Uint8Array(png).buffer);
  return new Uint8Array(UPNG.encode(UPNG.toRGBA8(image), image.width, image.height, 256));
}
