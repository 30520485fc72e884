import type { Lang } from '#lib/format.ts';
import { surveyEn } from '#lib/text/survey-en.ts';
import { surveyFr, type SurveyTexts } from '#lib/text/survey-fr.ts';
import { typesetAll } from '#lib/text/typeset.ts';

const catalogues: Record<Lang, SurveyTexts> = { fr: typesetAll(surveyFr, 'fr'), en: surveyEn };

/** The words of the survey of reasons in one language. */
export const surveyTextsIn = (lang: Lang): SurveyTexts => catalogues[lang];
