import type { Text } from '#model/metric.ts';
import type { Answer, QuestionInput, SeriesRow } from '#model/question.ts';
import type { Licence } from './licences.ts';

/**
 * One answer on its way out. `rows` may be gone through more than once, and be made on the way; `question`: what was asked;
 * `name`: of the file, without its ending; `address`: where the same can be had again, null where there is none.
 */
export type Exported = Omit<Answer, 'rows'> & {
  rows: Iterable<SeriesRow>;
  question: QuestionInput;
  name: string;
  address: string | null;
  licence: Licence | null;
};

/** Parts of a file, in order. */
export type Parts = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/**
 * A form an answer can be taken away in. `name`: as `format` names it; `hint`: for whom it is; `rank`: where it
 * stands among the others. `rows_max`: what a program
 * that reads it can hold, absent: no limit. `alone`: holds the rows and nothing that explains them.
 */
export type Format = {
  name: string;
  extension: string;
  media_type: string;
  label: string;
  hint: Text;
  rank: number;
  alone: boolean;
  rows_max?: number;
  write(exported: Exported): Parts;
};

/** Registers a format; one file in `formats` is one of them. */
export const defineFormat = (format: Format): Format => format;

/** Rows taken together before they are handed on. */
const chunk_rows = 2000;

/** Lines as parts of a file of a few hundred kilobytes each. */
export function* inChunks(rows: Iterable<SeriesRow>, line: (row: SeriesRow) => string) {
  let text = '';
  let n = 0;
  for (const row of rows) {
    text += line(row);
    n += 1;
    if (n % chunk_rows !== 0) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

/** A whole file. */
export async function wholeOf(parts: Parts): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(typeof part === 'string' ? Buffer.from(part) : part);
  return Buffer.concat(all);
}
