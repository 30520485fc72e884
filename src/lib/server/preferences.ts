export type Lang = 'fr' | 'en';
export type Theme = 'system' | 'light' | 'dark';

type Sources = { address: string | null; cookie: string | undefined };

/** Language of a page: the address, else the cookie, else the browser's first known one, else French. */
export function langOf(sources: Sources & { accept: string | null }): Lang {
  return asLang(sources.address) ?? asLang(sources.cookie) ?? accepted(sources.accept) ?? 'fr';
}

/** Theme of a page: the address, else the cookie, else the system's. */
export function themeOf(sources: Sources): Theme {
  return asTheme(sources.address) ?? asTheme(sources.cookie) ?? 'system';
}

const asLang = (value: string | null | undefined): Lang | null =>
  value === 'fr' || value === 'en' ? value : null;

const asTheme = (value: string | null | undefined): Theme | null =>
  value === 'system' || value === 'light' || value === 'dark' ? value : null;

/** First of ours in an Accept-Language header, by weight then order. */
function accepted(header: string | null): Lang | null {
  const wanted = (header ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const q = parameters.map((p) => /^\s*q=([\d.]+)/.exec(p)?.[1]).find((p) => p !== undefined);
    return { lang: asLang(tag.slice(0, 2)), q: q === undefined ? 1 : Number(q) };
  });
  const ranked = wanted.filter(({ lang, q }) => lang !== null && q > 0).sort((a, b) => b.q - a.q);
  return ranked[0]?.lang ?? null;
}
