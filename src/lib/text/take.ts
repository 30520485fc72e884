import type { Lang } from '#lib/format.ts';
import { takeEn } from '#lib/text/take-en.ts';
import { takeFr, type TakeTexts } from '#lib/text/take-fr.ts';
import { typesetAll } from '#lib/text/typeset.ts';

const catalogues: Record<Lang, TakeTexts> = { fr: typesetAll(takeFr, 'fr'), en: takeEn };

/** The words of the panel that gives figures away in one language. */
export const takeTextsIn = (lang: Lang): TakeTexts => catalogues[lang];
