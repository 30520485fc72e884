/** Languages of sentences. */
export type Lang = 'fr' | 'en';

/** The first of our languages in an Accept-Language header, by weight then order; French when there is none. */
export function langOf(header: string | null): Lang {
  const wanted = (header ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const weight = parameters.map((text) => /^\s*q=([\d.]+)/.exec(text)?.[1]).find(Boolean);
    return { tag: tag.slice(0, 2), weight: weight === undefined ? 1 : Number(weight) };
  });
  const ours = wanted.filter(({ tag, weight }) => (tag === 'fr' || tag === 'en') && weight > 0);
  const [best] = ours.sort((a, b) => b.weight - a.weight);
  return best?.tag === 'en' ? 'en' : 'fr';
}
