import type { Lang } from '#lib/format.ts';
import type { Form } from '#lib/take/tables.ts';
import { formats } from '../../export/index.server.ts';

/** The forms of file on offer; in French the text file that a spreadsheet in French opens comes first. */
export const formsIn = (lang: Lang): Form[] =>
  formats
    .map(({ name, label, hint, rank }) => ({ name, label, hint: hint[lang], rank }))
    .sort((a, b) => placeOf(a, lang) - placeOf(b, lang))
    .map(({ name, label, hint }) => ({ name, label, hint }));

const placeOf = ({ name, rank }: { name: string; rank: number }, lang: Lang): number =>
  name === `csv-${lang}` ? 0 : rank;
