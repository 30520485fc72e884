import type { Lang } from '#lib/format.ts';
import { solutionsEn } from '#lib/text/solutions-en.ts';
import { solutionsFr, type SolutionTexts } from '#lib/text/solutions-fr.ts';
import { typesetAll } from '#lib/text/typeset.ts';

const catalogues: Record<Lang, SolutionTexts> = {
  fr: typesetAll(solutionsFr, 'fr'),
  en: solutionsEn
};

/** The words of the directory of solutions, in one language. */
export const solutionTextsIn = (lang: Lang): SolutionTexts => catalogues[lang];
