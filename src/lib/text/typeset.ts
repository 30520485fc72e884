import type { Lang } from '#lib/format.ts';

const narrow = '\u202f';
const full = '\u00a0';

/** French typography: no line may begin with a colon, a semicolon or a percent sign, nor end with an opening quote. */
export const typeset = (text: string, lang: Lang): string =>
  lang === 'fr'
    ? text
        .replace(/ ([;!?%€])/g, `${narrow}$1`)
        .replace(/ ([:»])/g, `${full}$1`)
        .replace(/« /g, `«${full}`)
    : text;

/** A catalogue with all its sentences typeset, whatever they are called with. */
export function typesetAll<T>(catalogue: T, lang: Lang): T {
  const walk = (node: unknown): unknown => {
    if (typeof node === 'string') return typeset(node, lang);
    if (typeof node === 'function')
      return (...given: unknown[]) => walk(Reflect.apply(node, undefined, given));
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node === 'object' && node !== null)
      return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, walk(value)]));
    return node;
  };
  return walk(catalogue) as T; // same keys, strings for strings, functions for functions
}
