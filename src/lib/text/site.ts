import type { Lang } from '#lib/format.ts';
import { siteEn } from '#lib/text/site-en.ts';
import { siteFr, type SiteTexts } from '#lib/text/site-fr.ts';
import { typesetAll } from '#lib/text/typeset.ts';

const catalogues: Record<Lang, SiteTexts> = { fr: typesetAll(siteFr, 'fr'), en: siteEn };

/** The words around every page in one language. */
export const siteTextsIn = (lang: Lang): SiteTexts => catalogues[lang];
