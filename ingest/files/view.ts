import {
  factColumns,
  fileTemplates,
  firstRows,
  valuesIn,
  type Store
} from '#queries/store.server.ts';
import type { CountedLog } from '../detect/detect.ts';
import { Mapping } from '../mapping/schema.ts';
import { valueSynonyms } from '../mapping/value-synonyms.ts';
import type { Caller } from './caller.ts';
import { fileKinds, fromMapping, type Choices, type FileKind } from './choices.ts';
import { guessColumns, guessKind, seeColumns, type Guess, type SeenColumn } from './guess.ts';
import { openUpload, type Opened } from './open-upload.ts';
import type { Upload } from './uploads.ts';
import { isWorking } from './work.ts';

/** One of our columns, as the page explains it. `values`: the closed list it takes, null for an open column. */
export type Field = { name: string; type: string; required: boolean; values: string[] | null };

/** An upload as the page shows it: how it was read, what its columns hold and may stand for, what was chosen. */
export type UploadView = Pick<
  Upload,
  'upload_id' | 'name' | 'bytes' | 'uploaded_at' | 'choices' | 'ending'
> & {
  detected: {
    format: string;
    encoding: string | null;
    separator: string | null;
    header_line: number;
    notes: string[];
    /** what the lines of a web server's log came to; null: it is none */
    counted: CountedLog | null;
  };
  lines: Opened['lines'];
  columns: SeenColumn[];
  kind_guess: FileKind | null;
  guesses: Record<FileKind, Record<string, Guess>>;
  fields: Record<FileKind, Field[]>;
  /** a saved way of reading that fits this file */
  template: { name: string; saved_at: string } | null;
  running: boolean;
};

const rows_seen = 200;

/** Errors: as openUpload. */
export async function viewUpload(
  store: Store,
  upload: Upload,
  caller: Caller
): Promise<UploadView> {
  const { file, head, lines } = await openUpload(store, upload);
  const rows = await firstRows(store, head.relation, file.columns, rows_seen);
  const columns = seeColumns(file.columns, rows);
  const holdsUnit = (column: string): boolean =>
    rows.some((row) => row[column]?.trim() === caller.unit);
  const { upload_id, name, bytes, uploaded_at, choices } = upload;
  const running = isWorking(upload_id);
  return {
    ...{ upload_id, name, bytes, uploaded_at, choices, running },
    ending: running ? null : upload.ending,
    detected: {
      format: file.format + (file.gzip ? ', gzip' : ''),
      encoding: file.encoding,
      separator: file.separator,
      header_line: file.has_header ? file.skipped_lines_n + 1 : 0,
      notes: file.counted === undefined ? file.notes : [],
      counted: file.counted ?? null
    },
    lines: lines.length > 0 ? lines : asLines(file.columns, rows),
    columns,
    kind_guess: guessKind(file.columns),
    guesses: byKind((kind) => guessColumns(kind, columns, holdsUnit)),
    fields: byKind(fieldsOf),
    template: await fittingTemplate(store, upload, caller.source_id)
  };
}

const rows_shown = 7;

/** The first rows of a file without lines of its own, the names of its columns before them. */
const asLines = (columns: string[], rows: Record<string, string | null>[]): Opened['lines'] => [
  { line: 1, cells: columns },
  ...rows.slice(0, rows_shown).map((row, i) => ({
    line: i + 2,
    cells: columns.map((column) => row[column] ?? '')
  }))
];

const byKind = <T>(of: (kind: FileKind) => T): Record<FileKind, T> =>
  Object.fromEntries(fileKinds.map((kind) => [kind, of(kind)])) as Record<FileKind, T>; // one entry per kind

const hidden = ['source', 'origin', 'payment_refs', 'version_at'];

const fieldsOf = (kind: FileKind): Field[] =>
  Object.entries(factColumns[kind])
    .filter(([name]) => !hidden.includes(name))
    .map(([name, { type, values, required }]) => ({
      name,
      type,
      required: required === true && name !== 'unit',
      values: values === undefined ? null : [...values]
    }));

const templates_tried = 5;

async function fittingTemplate(
  store: Store,
  upload: Upload,
  source_id: number
): Promise<UploadView['template']> {
  for (const { name, mapping, saved_at } of (await fileTemplates(store, source_id)).slice(
    0,
    templates_tried
  )) {
    const choices = choicesOf(mapping);
    if (choices !== null && (await fits(store, upload, choices))) return { name, saved_at };
  }
  return null;
}

/** Choices out of a saved template; null when it was saved by another version and no longer reads. */
export function choicesOf(mapping: string): Choices | null {
  const parsed = Mapping.safeParse(JSON.parse(mapping));
  return parsed.success ? fromMapping(parsed.data) : null;
}

async function fits(store: Store, upload: Upload, choices: Choices): Promise<boolean> {
  const same = JSON.stringify(choices.reading) === JSON.stringify(upload.choices.reading);
  const { file } = await openUpload(store, same ? upload : { ...upload, choices }).catch(() => ({
    file: { columns: [] as string[] } // a template whose reading does not suit this file does not fit it
  }));
  const wanted = Object.values(choices.columns ?? {});
  return wanted.length > 0 && wanted.every((column) => file.columns.includes(column));
}

/** A word of the file in a closed column, in how many rows, and what it is taken to mean; null: nobody knows yet. */
export type Word = { value: string; rows_n: number; meaning: string | null };

const words_max = 100;

/** The different words of one column of the file, and what they mean in one of our closed columns. */
export async function wordsOf(
  store: Store,
  upload: Upload,
  question: { kind: FileKind; column: string; field: string }
): Promise<Word[]> {
  const { file } = await openUpload(store, upload);
  if (!file.columns.includes(question.column)) return [];
  const known = factColumns[question.kind][question.field]?.values ?? [];
  const words = await valuesIn(store, file.relation, question.column, words_max);
  return words.map(({ value, rows_n }) => {
    const plain = value.toLowerCase();
    const meaning =
      known.find((own) => own === plain) ??
      Object.entries(valueSynonyms[question.field] ?? {}).find(
        ([word]) => word.toLowerCase() === plain
      )?.[1];
    return { value, rows_n, meaning: meaning ?? null };
  });
}
