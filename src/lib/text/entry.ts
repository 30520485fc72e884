import type { Lang } from '#lib/format.ts';
import { entryEn } from '#lib/text/entry-en.ts';
import { entryFr, type EntryTexts } from '#lib/text/entry-fr.ts';
import { typesetAll } from '#lib/text/typeset.ts';

const catalogues: Record<Lang, EntryTexts> = { fr: typesetAll(entryFr, 'fr'), en: entryEn };

/** The words of a week entered by hand in one language. */
export const entryTextsIn = (lang: Lang): EntryTexts => catalogues[lang];
