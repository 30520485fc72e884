import { defineFormat, inChunks } from '../define.ts';

/** One JSON object a line. */
export const ndjson = defineFormat({
  name: 'ndjson',
  extension: 'ndjson',
  media_type: 'application/x-ndjson',
  label: 'NDJSON',
  hint: { en: 'one row a line', fr: 'une ligne par rangée' },
  rank: 7,
  alone: true,
  write: ({ rows }) => inChunks(rows, (row) => `${JSON.stringify(row)}\n`)
});
