import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import UPNG from 'upng-js';
import { launchBrowser, startServer } from '#tests/browser/browser.ts';

const folder = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
const widths = [360, 768, 1440];
const themes = ['light', 'dark'] as const;
const langs = ['fr', 'en'] as const;
const looks = langs.flatMap((lang) =>
  themes.flatMap((theme) => widths.map((width) => ({ lang, theme, width })))
);
const bytesMax = 3_000_000;

/**
 * Takes the overview's pictures for docs/screenshots: every width, theme and language. `npm run shots [-- URL]`: of a
 * running site, else of the built server over the sample data in a folder of its own.
 */
export async function main(args: string[]): Promise<number> {
  const [address] = args;
  const data = mkdtempSync(join(tmpdir(), 'vitrine-shots-'));
  const server = address === undefined ? await startServer({ data }) : null;
  const browser = await launchBrowser();
  try {
    mkdirSync(folder, { recursive: true });
    for (const look of looks) await take(browser, { url: server?.url ?? address ?? '', ...look });
  } finally {
    await browser.close();
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
  }
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(folder + name).size, 0);
  process.stdout.write(`docs/screenshots: ${readdirSync(folder).length} files, ${bytes} bytes\n`);
  return bytes <= bytesMax ? 0 : 1;
}

type Look = {
  url: string;
  lang: (typeof langs)[number];
  theme: (typeof themes)[number];
  width: number;
};

async function take(browser: Browser, { url, lang, theme, width }: Look): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: lang === 'fr' ? 'fr-FR' : 'en-GB',
    colorScheme: theme
  });
  const page = await context.newPage();
  await page.goto(`${url}/?lang=${lang}`, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready);
  const path = `${folder}overview-${width}-${theme}-${lang}.png`;
  writeFileSync(path, fewerColours(await page.screenshot({ fullPage: true })));
  process.stdout.write(`${path}\n`);
  await context.close();
}

/** The same picture in at most 256 colours, a third of the size. */
function fewerColours(png: Buffer): Uint8Array {
  const image = UPNG.decode(new Uint8Array(png).buffer);
  return new Uint8Array(UPNG.encode(UPNG.toRGBA8(image), image.width, image.height, 256));
}
