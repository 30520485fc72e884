import type { Lang } from '#lib/format.ts';
import { programmeEn } from '#lib/text/programme-en.ts';
import { programmeFr, type ProgrammeTexts } from '#lib/text/programme-fr.ts';
import { typesetAll } from '#lib/text/typeset.ts';

const catalogues: Record<Lang, ProgrammeTexts> = {
  fr: typesetAll(programmeFr, 'fr'),
  en: programmeEn
};

/** The words of the programme page and its charts, in one language. */
export const programmeTextsIn = (lang: Lang): ProgrammeTexts => catalogues[lang];
