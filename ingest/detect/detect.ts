import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DataRefused } from '#model/problem.ts';
import { identifier, literal } from '#queries/store.server.ts';
import { contentOf, firstBytes, type Content } from './content.ts';
import { dialectOf, uniqueNames, type Dialect } from './dialect.ts';
import { columns_max, json_object_bytes_max, line_bytes_max } from './limits.ts';
import { openText, type TextFile } from './text-file.ts';
import { sheetToText } from './xlsx.ts';

/** What became of the lines of a web server's log. `dropped`: by reason; `from_at`, `until_at`: ISO, UTC, null without a page view. */
export type CountedLog = {
  lines_n: number;
  views_n: number;
  dropped: Record<string, number>;
  unreadable_n: number;
  from_at: string | null;
  until_at: string | null;
  /** whether its format tells robots apart */
  tells_robots: boolean;
};

/** A file as understood: what the report shows, and SQL that reads its raw cells. */
export type DetectedFile = {
  name: string;
  bytes: number;
  /** `log`: of a web server, counted; `visits`: an export of visits, counted */
  format: 'csv' | 'json' | 'parquet' | 'xlsx' | 'log' | 'visits';
  gzip: boolean;
  encoding: string | null;
  separator: string | null;
  quote: string | null;
  escape: string | null;
  /** where its text lies in UTF-8; null when it is no text in lines */
  text: { path: string; gzip: boolean } | null;
  /** lines before the header */
  skipped_lines_n: number;
  /** false: the first line is a record already, columns are numbered */
  has_header: boolean;
  /** null: only the engine can tell */
  columns: string[] | null;
  notes: string[];
  /** what a log was counted from; absent: it is none */
  counted?: CountedLog;
  relation: string;
  /** line of the first record; null when rows have no place of their own */
  first_row: number | null;
  rejects: string | null;
  broken_text: boolean;
  /** a row without any cell is a line that could not be read */
  blank_is_refused: boolean;
};

/**
 * What a person says about a file where detection went wrong; absent: detected. `encoding`: as TextDecoder names it;
 * `header_line`: line of the header, 1 for the first; 0 when the file has none.
 */
export type Reading = {
  encoding?: string | undefined;
  separator?: string | undefined;
  header_line?: number | undefined;
};

type Input = {
  path: string;
  folder: string;
  n: number;
  signal?: AbortSignal;
  reading?: Reading | undefined;
};

/**
 * Tells what a file is by its content and how to read it.
 * `folder`: where copies may lie; `n`: number of the file in its import.
 * Errors: InvalidInput for no such file; DataRefused with file and cause for what cannot be read.
 */
export async function detectFile(input: Input): Promise<DetectedFile> {
  const name = basename(input.path);
  const head = await firstBytes(input.path, 4096);
  const content = contentOf(head, name);
  const inner = content === 'gzip' ? insideGzip(head, name) : content;
  if (content === 'gzip' && inner !== 'text')
    throw new DataRefused(`gzip around a ${inner} file, unpack it first: ${name}`);
  const facts = { name, bytes: statSync(input.path).size, gzip: content === 'gzip' };
  if (inner === 'parquet')
    return {
      ...nothing,
      ...facts,
      format: 'parquet',
      relation: `read_parquet(${literal(input.path)})`,
      first_row: 1
    };
  if (inner === 'xlsx') {
    const sheet = await sheetToText(input.path, name, input);
    const text = await openText({ ...input, path: sheet.path, name, gzip: false });
    const { header_line } = input.reading ?? {};
    return {
      ...delimited(text, facts, input.n, { separator: ',', header_line }),
      format: 'xlsx',
      encoding: null,
      separator: null,
      quote: null,
      notes: sheet.notes
    };
  }
  const { encoding } = input.reading ?? {};
  const text = await openText({ ...input, name, gzip: facts.gzip, encoding });
  if (text.sample.trim() === '') throw new DataRefused(`empty file: ${name}`);
  return /^\s*[[{]/.test(text.sample)
    ? json(text, facts)
    : delimited(text, facts, input.n, input.reading);
}

const nothing = {
  encoding: null,
  separator: null,
  quote: null,
  escape: null,
  text: null,
  skipped_lines_n: 0,
  has_header: true,
  columns: null,
  notes: [],
  rejects: null,
  broken_text: false,
  blank_is_refused: false
};

type Facts = Pick<DetectedFile, 'name' | 'bytes' | 'gzip'>;

/** Content of what a gzip file holds, by its first unpacked bytes. */
function insideGzip(head: Buffer, name: string): Content {
  try {
    return contentOf(
      gunzipSync(head, {
        finishFlush: 2 /* Z_SYNC_FLUSH: the head is cut off */,
        maxOutputLength: 10_000_000
      }),
      name
    );
  } catch (cause) {
    if (cause instanceof DataRefused) throw cause;
    return 'text'; // a damaged file says so when it is read through
  }
}

const notesOf = (text: TextFile): string[] =>
  text.broken ? ['some bytes are not valid utf-8; their rows are refused'] : [];

function delimited(text: TextFile, facts: Facts, n: number, reading: Reading = {}): DetectedFile {
  const dialect = dialectOf(text.sample, text.whole, reading);
  if (dialect.header.length === 0) throw new DataRefused(`no header line: ${facts.name}`);
  if (dialect.header.length > columns_max)
    throw new DataRefused(
      `too many columns: ${facts.name} (${dialect.header.length}, at most ${columns_max})`
    );
  const columns = uniqueNames(dialect.header);
  const rejects = `rejects_${n}`;
  const repeated = columns.filter((column, i) => column !== dialect.header[i]);
  return {
    ...nothing,
    ...facts,
    format: 'csv',
    encoding: text.encoding + (text.bom ? ' with byte order mark' : ''),
    separator: dialect.separator,
    quote: dialect.quote,
    escape: dialect.escape,
    text: { path: text.path, gzip: text.gzip },
    skipped_lines_n: dialect.skip,
    has_header: dialect.has_header,
    columns,
    notes: [
      ...notesOf(text),
      ...(repeated.length > 0
        ? [`columns without a name of their own: ${repeated.join(', ')}`]
        : [])
    ],
    relation: csvRelation(text, dialect, columns, rejects),
    first_row: dialect.skip + (dialect.has_header ? 2 : 1),
    rejects,
    broken_text: text.broken
  };
}

function csvRelation(text: TextFile, dialect: Dialect, columns: string[], rejects: string): string {
  const options = [
    `delim=${literal(dialect.separator)}`,
    `quote=${literal(dialect.quote)}`,
    `escape=${literal(dialect.escape)}`,
    `header=${dialect.has_header}`,
    `skip=${dialect.skip}`,
    'auto_detect=false',
    `columns={${columns.map((column) => `${literal(column)}: 'VARCHAR'`).join(', ')}}`,
    `compression=${literal(text.gzip ? 'gzip' : 'none')}`,
    `max_line_size=${line_bytes_max * 2}`,
    'ignore_errors=true',
    'store_rejects=true',
    `rejects_table=${literal(rejects)}`,
    `rejects_scan=${literal(`${rejects}_scan`)}`
  ];
  return `read_csv(${literal(text.path)}, ${options.join(', ')})`;
}

function json(text: TextFile, facts: Facts): DetectedFile {
  const array = text.sample.trimStart().startsWith('[');
  const options = [
    `format=${literal(array ? 'array' : 'newline_delimited')}`,
    'maximum_depth=1',
    `maximum_object_size=${json_object_bytes_max}`,
    `ignore_errors=${!array}`,
    `compression=${literal(text.gzip ? 'gzip' : 'uncompressed')}`
  ];
  return {
    ...nothing,
    ...facts,
    format: 'json',
    encoding: text.encoding,
    notes: notesOf(text),
    relation: `read_json(${literal(text.path)}, ${options.join(', ')})`,
    first_row: 1,
    broken_text: text.broken,
    blank_is_refused: !array
  };
}

/** Cells of a relation with other names: canonical column → SQL over its own columns. */
export const renamed = (relation: string, columns: Record<string, string>): string =>
  `(SELECT ${Object.entries(columns)
    .map(([to, sql]) => `${sql} AS ${identifier(to)}`)
    .join(', ')} FROM ${relation})`;
