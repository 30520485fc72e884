import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Look } from './import.ts';

/** The pages that anybody may see, by the name of their pictures. */
const pages = {
  overview: '/',
  sectors: '/sectors',
  sector: '/sectors/G09',
  areas: '/areas',
  area: '/areas/REG-84',
  sheet: '/areas/REG-84/sheet',
  programme: '/programme',
  solutions: '/solutions',
  method: '/method',
  metric: '/metrics/online_share_of_usual',
  gallery: '/gallery',
  embed: '/embed/area-map',
  unknown: '/areas/nowhere'
} as const;

/** One page in one look. */
export type Picture = { name: keyof typeof pages; look: Look };

/** Every page in every one of some looks. */
export const everyPage = (looks: readonly Look[]): Picture[] =>
  looks.flatMap(
    (look) => (Object.keys(pages) as Picture['name'][]).map((name) => ({ name, look })) // the keys above
  );

/** What a picture is called: page, width in px, theme, language. */
export const fileOf = ({ name, look: { width, theme, lang } }: Picture): string =>
  `${name}-${width}-${theme}-${lang}.png`;

/** Takes pictures of pages of a running site into a folder; `save` writes what the page shows. */
export async function takePages(
  browser: Browser,
  site: string,
  wanted: readonly Picture[],
  { folder, save }: { folder: string; save: (page: Page, path: string) => Promise<void> }
): Promise<void> {
  for (const picture of wanted) {
    const { lang, theme, width } = picture.look;
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      locale: lang === 'fr' ? 'fr-FR' : 'en-GB',
      colorScheme: theme
    });
    const page = await context.newPage();
    await page.goto(`${site}${pages[picture.name]}?lang=${lang}`, { waitUntil: 'networkidle' });
    await save(page, join(folder, fileOf(picture)));
    await context.close();
  }
}
