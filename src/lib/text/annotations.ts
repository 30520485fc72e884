import type { Lang } from '#lib/format.ts';
import { annotationsEn } from '#lib/text/annotations-en.ts';
import { annotationsFr, type AnnotationTexts } from '#lib/text/annotations-fr.ts';
import { typesetAll } from '#lib/text/typeset.ts';

const catalogues: Record<Lang, AnnotationTexts> = {
  fr: typesetAll(annotationsFr, 'fr'),
  en: annotationsEn
};

/** The words of the page of dated facts in one language. */
export const annotationTextsIn = (lang: Lang): AnnotationTexts => catalogues[lang];
