import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';

const resolve = createRequire(import.meta.url).resolve;
const font = (name: string) =>
  `data:font/woff2;base64,${readFileSync(resolve(name)).toString('base64')}`;

const words = {
  fr: {
    promise: 'Ce que la vente en ligne pèse vraiment dans le petit commerce',
    lines: ['de ce que les commerces encaissent', 'de ce qu’ils vendent d’habitude']
  },
  en: {
    promise: 'How much selling online really weighs for small shops',
    lines: ['of what the shops take in', 'of what they usually sell']
  }
} as const;

/** The picture that stands for a link to the site, 1200 × 630 px: its name, its promise, the two shares. No figure: those change. */
export async function socialCard(browser: Browser, lang: 'fr' | 'en'): Promise<Buffer> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 630 } });
  const page = await context.newPage();
  await page.setContent(html(lang), { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready);
  const picture = await page.screenshot();
  await context.close();
  return picture;
}

function html(lang: 'fr' | 'en'): string {
  const { promise, lines } = words[lang];
  return `<!doctype html><meta charset="utf-8"><style>
    @font-face { font-family: S; src: url(${font('@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2')}); font-weight: 200 900 }
    @font-face { font-family: I; src: url(${font('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2')}); font-weight: 100 900 }
    body { margin: 0; height: 630px; box-sizing: border-box; padding: 70px 80px; background: #fcfbf8; color: #1c1b19; font: 28px I; border-top: 14px solid #1c1b19 }
    h1 { margin: 0; font: 700 60px S } p { margin: 26px 0 0; font: 600 52px/1.2 S; max-width: 980px }
    div { display: flex; align-items: center; gap: 24px; margin-top: 30px } i { height: 40px; border-radius: 3px }
    section { margin-top: 54px }
  </style><h1>Vitrine</h1><p>${promise}</p><section>
    <div><i style="width: 320px; background: #b3500c"></i>${lines[0]}</div>
    <div><i style="width: 170px; background: #0b5c94"></i>${lines[1]}</div></section>`;
}
