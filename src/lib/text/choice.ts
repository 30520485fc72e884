import type { Lang } from '#lib/format.ts';
import { choiceEn } from '#lib/text/choice-en.ts';
import { choiceFr, type ChoiceTexts } from '#lib/text/choice-fr.ts';
import { typesetAll } from '#lib/text/typeset.ts';

const catalogues: Record<Lang, ChoiceTexts> = { fr: typesetAll(choiceFr, 'fr'), en: choiceEn };

/** The words of choosing a solution for a shop in one language. */
export const choiceTextsIn = (lang: Lang): ChoiceTexts => catalogues[lang];
