import type { Lang } from '#lib/format.ts';
import { territoryEn } from '#lib/text/territory-en.ts';
import { territoryFr, type TerritoryTexts } from '#lib/text/territory-fr.ts';
import { typesetAll } from '#lib/text/typeset.ts';

const catalogues: Record<Lang, TerritoryTexts> = {
  fr: typesetAll(territoryFr, 'fr'),
  en: territoryEn
};

/** The words of a programme's sheet of one territory in one language. */
export const territoryTextsIn = (lang: Lang): TerritoryTexts => catalogues[lang];
