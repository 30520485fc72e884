import { defineFormat, inChunks, type Exported } from '../define.ts';

/** The whole answer of the API: rows, columns and everything that explains them. */
export const json = defineFormat({
  name: 'json',
  extension: 'json',
  media_type: 'application/json',
  label: 'JSON',
  hint: { en: 'rows with their method', fr: 'lignes et méthode' },
  rank: 6,
  alone: false,
  write: jsonParts
});

function* jsonParts({ rows, columns, meta, decomposition }: Exported): Generator<string> {
  yield '{"rows":[';
  let is_first = true;
  yield* inChunks(rows, (row) => {
    const text = `${is_first ? '' : ','}${JSON.stringify(row)}`;
    is_first = false;
    return text;
  });
  yield `],"columns":${JSON.stringify(columns)},"meta":${JSON.stringify(meta)}`;
  yield decomposition === undefined ? '}' : `,"decomposition":${JSON.stringify(decomposition)}}`;
}
