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

/**
 * A catalogue with all its sentences typeset, whatever they are called with. Each entry is set when it is first read, as a
 * page needs a small part of them.
 */
export function typesetAll<T extends object>(catalogue: T, lang: Lang): T {
  const set = {};
  for (const [key, value] of Object.entries(catalogue))
    Object.defineProperty(set, key, {
      enumerable: true,
      configurable: true,
      get() {
        const typed = typesetIn(value, lang);
        Object.defineProperty(set, key, { enumerable: true, value: typed });
        return typed;
      }
    });
  return set as T; // same keys, strings for strings, functions for functions
}

/** A text, what a function answers, and all texts inside lists and objects. */
function typesetIn(node: unknown, lang: Lang): unknown {
  if (typeof node === 'string') return typeset(node, lang);
  if (typeof node === 'function')
    return (...given: unknown[]) => typesetIn(Reflect.apply(node, undefined, given), lang);
  if (Array.isArray(node)) return node.map((one) => typesetIn(one, lang));
  if (typeof node === 'object' && node !== null)
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => [key, typesetIn(value, lang)])
    );
  return node;
}
