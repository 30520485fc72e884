import type { Lang } from '#lib/format.ts';
import { posterEn } from '#lib/text/poster-en.ts';
import { posterFr, type PosterTexts } from '#lib/text/poster-fr.ts';
import { typesetAll } from '#lib/text/typeset.ts';

const catalogues: Record<Lang, PosterTexts> = { fr: typesetAll(posterFr, 'fr'), en: posterEn };

/** The words of the window poster in one language. */
export const posterTextsIn = (lang: Lang): PosterTexts => catalogues[lang];
