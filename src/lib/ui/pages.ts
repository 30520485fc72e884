/** The pages of the site in the order of the navigation. */
export const pagesOfSite = [
  { name: 'overview', path: '/' },
  { name: 'sectors', path: '/sectors' },
  { name: 'areas', path: '/areas' },
  { name: 'programme', path: '/programme' },
  { name: 'solutions', path: '/solutions' },
  { name: 'explore', path: '/explore' },
  { name: 'method', path: '/method' },
  { name: 'metrics', path: '/metrics' },
  { name: 'import', path: '/import' }
] as const;

/** A path with the language of an address that names one, so that a shared link stays in its language from page to page. */
export function withLang(path: string, { searchParams }: URL): string {
  const lang = searchParams.get('lang');
  return lang === null ? path : `${path}?${new URLSearchParams({ lang })}`;
}
