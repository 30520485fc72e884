import { defineFormat } from '../define.ts';
import { delimited } from '../delimited.ts';

/** Comma, point as decimal mark: what programs read. */
export const csv = defineFormat({
  name: 'csv',
  extension: 'csv',
  media_type: 'text/csv; charset=utf-8',
  label: 'CSV',
  hint: { en: 'for programs', fr: 'pour les programmes' },
  rank: 1,
  alone: true,
  write: ({ columns, rows }) => delimited(columns, rows)
});
