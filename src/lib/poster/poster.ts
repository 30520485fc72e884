/** What a poster says, out of its address; empty: left out. */
export type PosterView = { site: string; phone: string; message: string; pickup: string };

/** The fields of the form, in its order, with the most letters each takes. */
export const posterFields = { site: 300, phone: 30, message: 60, pickup: 80 } as const;

/** What the address of the page says, cut to length. */
export const posterOf = (search: URLSearchParams): PosterView => {
  const read = (name: keyof typeof posterFields): string =>
    (search.get(name) ?? '').trim().slice(0, posterFields[name]);
  return {
    site: read('site'),
    phone: read('phone'),
    message: read('message'),
    pickup: read('pickup')
  };
};

/**
 * The address the code leads to: the shop's site, marked so that the visit is counted as one from the window (the marks that
 * our tracker reads). Null for what is no address of a site.
 */
export function posterLink(site: string): string | null {
  const text = /^https?:\/\//i.test(site) ? site : `https://${site}`;
  if (site === '' || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (!url.hostname.includes('.') || url.username !== '') return null;
  url.searchParams.set('utm_source', 'vitrine');
  url.searchParams.set('utm_medium', 'poster');
  return url.href;
}

/** The site as people read it: without its protocol and an empty path. */
export const shownSite = (link: string): string => {
  const { host, pathname } = new URL(link);
  return `${host}${pathname === '/' ? '' : pathname}`.replace(/^www\./, '');
};
