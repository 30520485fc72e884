import type { Lang } from '#lib/format.ts';
import { shopEn } from '#lib/text/shop-en.ts';
import { shopFr, type ShopTexts } from '#lib/text/shop-fr.ts';
import { typesetAll } from '#lib/text/typeset.ts';

const catalogues: Record<Lang, ShopTexts> = { fr: typesetAll(shopFr, 'fr'), en: shopEn };

/** The words of a shop's own pages in one language. */
export const shopTextsIn = (lang: Lang): ShopTexts => catalogues[lang];
