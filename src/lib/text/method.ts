import type { Lang } from '#lib/format.ts';
import { methodEn } from '#lib/text/method-en.ts';
import { methodFr } from '#lib/text/method-fr.ts';
import { typesetAll } from '#lib/text/typeset.ts';

const catalogues: Record<Lang, typeof methodFr> = { fr: typesetAll(methodFr, 'fr'), en: methodEn };

/** The words of the method page, in one language. */
export const methodTextsIn = (lang: Lang): typeof methodFr => catalogues[lang];
