import { costEn } from '#lib/text/cost-en.ts';
import { costFr, type CostTexts } from '#lib/text/cost-fr.ts';
import type { Lang } from '#lib/format.ts';
import { typesetAll } from '#lib/text/typeset.ts';

const catalogues: Record<Lang, CostTexts> = { fr: typesetAll(costFr, 'fr'), en: costEn };

/** The words of cost and return in one language. */
export const costTextsIn = (lang: Lang): CostTexts => catalogues[lang];
