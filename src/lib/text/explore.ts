import type { Lang } from '#lib/format.ts';
import { exploreEn } from '#lib/text/explore-en.ts';
import { exploreFr, type ExploreTexts } from '#lib/text/explore-fr.ts';
import { typesetAll } from '#lib/text/typeset.ts';

const catalogues: Record<Lang, ExploreTexts> = { fr: typesetAll(exploreFr, 'fr'), en: exploreEn };

/** The words of the explorer in one language. */
export const exploreTextsIn = (lang: Lang): ExploreTexts => catalogues[lang];
