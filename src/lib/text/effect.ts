import type { Lang } from '#lib/format.ts';
import { effectEn } from '#lib/text/effect-en.ts';
import { effectFr, type EffectTexts } from '#lib/text/effect-fr.ts';
import { typesetAll } from '#lib/text/typeset.ts';

const catalogues: Record<Lang, EffectTexts> = { fr: typesetAll(effectFr, 'fr'), en: effectEn };

/** The words of the comparison of those who joined with those who did not, in one language. */
export const effectTextsIn = (lang: Lang): EffectTexts => catalogues[lang];
