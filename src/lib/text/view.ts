import type { Lang } from '#lib/format.ts';
import { typesetAll } from '#lib/text/typeset.ts';
import { viewEn } from '#lib/text/view-en.ts';
import { viewFr, type ViewTexts } from '#lib/text/view-fr.ts';

export type { ViewTexts };

const catalogues: Record<Lang, ViewTexts> = { fr: typesetAll(viewFr, 'fr'), en: viewEn };

/** The words of the filters in one language. */
export const viewTextsIn = (lang: Lang): ViewTexts => catalogues[lang];
