import type { Lang } from '#lib/format.ts';
import { chartsEn } from '#lib/text/charts-en.ts';
import { chartsFr } from '#lib/text/charts-fr.ts';
import { typesetAll } from '#lib/text/typeset.ts';

/** The words of the charts that not every page shows; a catalogue of its own. */
export type ChartTexts = typeof chartsFr;

const catalogues: Record<Lang, ChartTexts> = { fr: typesetAll(chartsFr, 'fr'), en: chartsEn };

/** The charts' catalogue of one language. */
export const chartTextsIn = (lang: Lang): ChartTexts => catalogues[lang];
