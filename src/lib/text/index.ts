import type { Lang } from '#lib/format.ts';
import { en } from '#lib/text/en.ts';
import { fr, type Texts } from '#lib/text/fr.ts';
import { typesetAll } from '#lib/text/typeset.ts';

export type { Texts };

const catalogues: Record<Lang, Texts> = { fr: typesetAll(fr, 'fr'), en };

/** The catalogue of one language. */
export const textsIn = (lang: Lang): Texts => catalogues[lang];
