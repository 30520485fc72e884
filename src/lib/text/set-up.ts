import type { Lang } from '#lib/format.ts';
import { setUpEn } from '#lib/text/set-up-en.ts';
import { setUpFr, type SetUpTexts } from '#lib/text/set-up-fr.ts';
import { typesetAll } from '#lib/text/typeset.ts';

const catalogues: Record<Lang, SetUpTexts> = { fr: typesetAll(setUpFr, 'fr'), en: setUpEn };

/** The words of a shop's set-up in one language. */
export const setUpTextsIn = (lang: Lang): SetUpTexts => catalogues[lang];
