import type { Lang } from '#lib/format.ts';
import { accountEn } from '#lib/text/account-en.ts';
import { accountFr, type AccountTexts } from '#lib/text/account-fr.ts';
import { typesetAll } from '#lib/text/typeset.ts';

const catalogues: Record<Lang, AccountTexts> = {
  fr: typesetAll(accountFr, 'fr'),
  en: accountEn
};

/** The words of accounts in one language. */
export const accountTextsIn = (lang: Lang): AccountTexts => catalogues[lang];
