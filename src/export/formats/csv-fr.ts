import { defineFormat } from '../define.ts';
import { delimited, french } from '../delimited.ts';

/** Semicolon, comma as decimal mark, byte order mark: what a spreadsheet in French opens by itself. */
export const csvFr = defineFormat({
  name: 'csv-fr',
  extension: 'csv',
  media_type: 'text/csv; charset=utf-8',
  label: 'CSV (;)',
  hint: { en: 'for spreadsheets in French', fr: 'pour un tableur en français' },
  rank: 2,
  alone: true,
  write: ({ columns, rows }) => delimited(columns, rows, french)
});
