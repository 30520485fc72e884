import type { PersonName, Tokens } from '#tests/browser/people.ts';

/**
 * One page that a person can open. `at`: its address on a site of sample data; `as`: who must be signed in; `stops_n`: the
 * least stops of the Tab key; `bare`: without masthead and skip link, as in a frame of another page.
 */
export type PageRow = {
  at(tokens: Tokens): string;
  as?: PersonName;
  stops_n?: number;
  bare?: true;
};

/** Every page by Kit's name of its route; a page without a row fails a test. */
export const pageTable: Readonly<Record<string, PageRow>> = {
  '/': { at: () => '/' },
  '/account': { at: () => '/account', as: 'officer' },
  '/admin': { at: () => '/admin', as: 'admin' },
  '/admin/annotations': { at: () => '/admin/annotations', as: 'admin' },
  '/areas': { at: () => '/areas' },
  '/areas/[code]': { at: () => '/areas/REG-84' },
  '/areas/[code]/sheet': { at: () => '/areas/REG-84/sheet' },
  '/denied': { at: () => '/denied' },
  '/embed/[name]': { at: () => '/embed/online-shares', stops_n: 2, bare: true },
  '/explore': { at: () => '/explore' },
  '/gallery': { at: () => '/gallery' },
  '/import': { at: () => '/import' },
  '/import/quarantine': { at: () => '/import/quarantine' },
  '/invitation/[token]': { at: ({ invitation }) => `/invitation/${invitation}` },
  '/method': { at: () => '/method' },
  '/metrics': { at: () => '/metrics' },
  '/metrics/[name]': { at: () => '/metrics/online_share_of_usual' },
  '/programme': { at: () => '/programme' },
  '/programme/[area]': { at: () => '/programme/REG-84', as: 'officer' },
  '/programme/survey': { at: () => '/programme/survey', as: 'admin' },
  '/sectors': { at: () => '/sectors' },
  '/sectors/[code]': { at: () => '/sectors/G09' },
  '/shop/[id]': { at: ({ shop }) => `/shop/${shop}`, as: 'owner' },
  '/shop/[id]/entry': { at: ({ shop }) => `/shop/${shop}/entry`, as: 'owner' },
  '/shop/[id]/poster': { at: ({ shop }) => `/shop/${shop}/poster`, as: 'owner' },
  '/shop/[id]/privacy': { at: ({ shop }) => `/shop/${shop}/privacy`, as: 'owner' },
  '/shop/[id]/setup': { at: ({ shop }) => `/shop/${shop}/setup`, as: 'owner' },
  '/shop/[id]/setup/[platform]': {
    at: ({ shop }) => `/shop/${shop}/setup/woocommerce`,
    as: 'owner'
  },
  '/shop/[id]/solutions': { at: ({ shop }) => `/shop/${shop}/solutions`, as: 'owner' },
  '/sign-in': { at: () => '/sign-in' },
  '/sign-in/code': { at: () => '/sign-in/code' },
  '/sign-in/forgotten': { at: () => '/sign-in/forgotten' },
  '/sign-in/link/[token]': { at: () => '/sign-in/link/none' },
  '/sign-in/password/[token]': { at: () => '/sign-in/password/none' },
  '/solutions': { at: () => '/solutions' },
  '/solutions/[code]/choose': { at: () => '/solutions/none/choose', as: 'admin' },
  '/survey/[token]': { at: ({ survey }) => `/survey/${survey}` },
  '/survey/[token]/poster': { at: ({ customers }) => `/survey/${customers}/poster` }
};

/** How a page is looked at. */
export type PageLook = {
  lang: 'fr' | 'en';
  theme: 'light' | 'dark';
  width: 320 | 768 | 1440;
  scripts: 'on' | 'off';
};

/** Every look there is, twenty-four; neighbours differ in most of what makes them. */
export const allLooks: readonly PageLook[] = Array.from({ length: 24 }, (_, i) => ({
  lang: i % 2 === 0 ? 'fr' : 'en',
  theme: Math.floor(i / 2) % 2 === 0 ? 'light' : 'dark',
  scripts: Math.floor(i / 4) % 2 === 0 ? 'on' : 'off',
  width: ([320, 768, 1440] as const)[i % 3] ?? 320
}));
