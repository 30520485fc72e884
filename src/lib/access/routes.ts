/**
 * What an address needs, in one word. `open`: nothing. `door`: it asks by itself, for keys. `words`, `figures`: definitions,
 * protected figures; everybody's where VITRINE_PUBLIC says so. `account`: somebody signed in. `shop_see`, `shop_enter`,
 * `shop_manage`: of the shop in the address. `shops`: the names of the shops of an area. `site`: the site itself.
 */
export type RouteNeed =
  | 'open'
  | 'door'
  | 'words'
  | 'figures'
  | 'account'
  | 'shop_see'
  | 'shop_enter'
  | 'shop_manage'
  | 'shops'
  | 'site';

/** What each page and file needs, by Kit's name of the route. One without a row is refused, and a test fails. */
export const routeNeeds: Readonly<Record<string, RouteNeed>> = {
  '/': 'figures',
  '/account': 'account',
  '/admin': 'site',
  '/admin/annotations': 'shops',
  '/api/[...path]': 'door',
  '/areas': 'figures',
  '/areas/[code]': 'figures',
  '/areas/[code]/sheet': 'figures',
  '/areas/[code]/sheet.pdf': 'figures',
  '/auth/[...path]': 'door',
  '/charts/[file]': 'figures',
  '/collect/[...path]': 'door',
  '/denied': 'open',
  '/embed/[name]': 'figures',
  '/explore': 'figures',
  '/gallery': 'open',
  '/health/[...path]': 'door',
  '/import': 'open',
  '/import/quarantine': 'open',
  '/import/templates/[file]': 'open',
  '/invitation/[token]': 'open',
  '/method': 'figures',
  '/metrics': 'words',
  '/metrics/[name]': 'words',
  '/ops/[...path]': 'door',
  '/programme': 'figures',
  '/programme/[area]': 'figures',
  '/programme/[area]/sheet.pdf': 'figures',
  '/programme/survey': 'shops',
  '/programme/survey/links.csv': 'shops',
  '/robots.txt': 'open',
  '/sectors': 'figures',
  '/sectors/[code]': 'figures',
  '/shop/[id]': 'shop_see',
  '/shop/[id]/entry': 'shop_enter',
  '/shop/[id]/import': 'shop_enter',
  '/shop/[id]/poster': 'shop_enter',
  '/shop/[id]/privacy': 'shop_manage',
  '/shop/[id]/privacy/data.zip': 'shop_manage',
  '/shop/[id]/setup': 'shop_manage',
  '/shop/[id]/setup/[platform]': 'shop_manage',
  '/shop/[id]/solutions': 'shop_manage',
  '/sign-in': 'open',
  '/sign-in/code': 'open',
  '/sign-in/forgotten': 'open',
  '/sign-in/link/[token]': 'open',
  '/sign-in/password/[token]': 'open',
  '/sign-out': 'open',
  '/sitemap.xml': 'open',
  '/solutions': 'figures',
  '/solutions/[code]/choose': 'account',
  '/survey/[token]': 'open',
  '/survey/[token]/poster': 'open'
};
