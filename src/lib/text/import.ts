import type { Lang } from '#lib/format.ts';
import { importEn } from '#lib/text/import-en.ts';
import { importFr } from '#lib/text/import-fr.ts';
import { typesetAll } from '#lib/text/typeset.ts';

/** The words of the import page; a catalogue of its own, so that the public page does not carry it. */
export type ImportTexts = typeof importFr;

const catalogues: Record<Lang, ImportTexts> = { fr: typesetAll(importFr, 'fr'), en: importEn };

/** The import page's catalogue of one language. */
export const importTextsIn = (lang: Lang): ImportTexts => catalogues[lang];
