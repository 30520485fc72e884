import type { Lang } from '#lib/format.ts';
import { privacyEn } from '#lib/text/privacy-en.ts';
import { privacyFr, type PrivacyTexts } from '#lib/text/privacy-fr.ts';
import { typesetAll } from '#lib/text/typeset.ts';

const catalogues: Record<Lang, PrivacyTexts> = { fr: typesetAll(privacyFr, 'fr'), en: privacyEn };

/** The words of a shop's page on its data, in one language. */
export const privacyTextsIn = (lang: Lang): PrivacyTexts => catalogues[lang];
