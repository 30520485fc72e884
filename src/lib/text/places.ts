import type { Lang } from '#lib/format.ts';
import { placesEn } from '#lib/text/places-en.ts';
import { placesFr } from '#lib/text/places-fr.ts';
import { typesetAll } from '#lib/text/typeset.ts';

const catalogues: Record<Lang, typeof placesFr> = { fr: typesetAll(placesFr, 'fr'), en: placesEn };

/** The words of area and sector pages, in one language. */
export const placeTextsIn = (lang: Lang): typeof placesFr => catalogues[lang];
