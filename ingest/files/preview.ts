import {
  factColumns,
  lookAt,
  type Column,
  type Formats,
  type Looked,
  type Store
} from '#queries/store.server.ts';
import type { Caller } from './caller.ts';
import { head_rows, openUpload } from './open-upload.ts';
import { feedOf, planUpload, type Ready } from './plan-upload.ts';
import type { Upload } from './uploads.ts';

/** One cell: as it stands in the file, as understood, and the code of what is wrong with it. */
export type PreviewCell = { raw: string | null; value: string | null; code: string | null };

/** A row of the preview. `row_n`: its line, 0 where rows have no place of their own. `code`, `column`: what the import would say about the row as a whole. */
export type PreviewRow = {
  row_n: number;
  cells: PreviewCell[];
  code: string | null;
  column: string | null;
};

/**
 * The beginning of a file as it would be taken in. `columns`: ours, with the file's name for them or null for a fixed
 * value. `rows`: the first good ones and those with something wrong. `problems`: by code, column and value, over the
 * `looked_n` rows looked at. `rows_n`: rows of the whole file.
 */
export type Preview = {
  rows_n: number;
  looked_n: number;
  bad_n: number;
  formats: Formats;
  columns: { name: string; label: string | null }[];
  rows: PreviewRow[];
  lines: Looked['lines'];
  problems: Problem[];
};

/** Something wrong with one value of one column, and in how many of the rows looked at. */
export type Problem = { code: string; column: string | null; value: string | null; rows_n: number };

const good_shown = 8;
const bad_shown = 25;
const lines_shown = 10;
const problems_shown = 30;

/** Looks at an upload without keeping anything. Errors: as openUpload and planUpload. */
export async function previewUpload(
  door: { store: Store; secret: string; now: Date },
  upload: Upload,
  ready: Ready,
  caller: Caller
): Promise<Preview> {
  const { file, head } = await openUpload(door.store, upload);
  const whole = planUpload(file, ready, caller).inputs[0];
  const first = planUpload(head, ready, caller).inputs[0];
  if (whole === undefined || first === undefined) throw new Error('a plan without a file');
  const looked = await lookAt(door.store, {
    kind: ready.kind,
    whole,
    head: { ...first, file: file.name, first_row: file.first_row },
    given: ready.choices.formats,
    feed: feedOf(caller),
    secret: door.secret,
    received_at: door.now.toISOString().replace('T', ' ').replace('Z', ''),
    rows_max: head_rows
  });
  return told(looked, ready);
}

function told(looked: Looked, ready: Ready): Preview {
  const known = factColumns[ready.kind];
  const names = [
    ...Object.keys(known).filter((name) => ready.columns[name] !== undefined),
    ...Object.keys(ready.choices.constants).filter((name) => ready.columns[name] === undefined)
  ];
  const rows = looked.rows.map((row): PreviewRow => {
    const [code = null, column = null] = row.reason?.split(':') ?? [];
    // nothing of a line that cannot be read is at fault by itself
    const given = code === 'unreadable_row' ? { ...row, raw: {} } : row;
    const cells = names.map((name) => ({
      ...cellOf(name, known[name], given),
      ...(code === 'unreadable_row' ? { code: null } : {})
    }));
    const row_n = row.row_n === 0 ? 0 : row.row_n + unreadableBefore(row.row_n, looked.lines);
    return { row_n, code, column: column === '' ? null : column, cells };
  });
  const bad = rows.filter(({ code }) => code !== null);
  return {
    rows_n: looked.rows_n + looked.lines.length,
    looked_n: rows.length + looked.lines.length,
    bad_n: bad.length + looked.lines.length,
    formats: looked.formats,
    columns: names.map((name) => ({ name, label: ready.columns[name] ?? null })),
    rows: [
      ...rows.filter(({ code }) => code === null).slice(0, good_shown),
      ...bad.slice(0, bad_shown)
    ].sort((a, b) => a.row_n - b.row_n),
    lines: looked.lines.slice(0, lines_shown),
    problems: problemsOf(rows, names, looked)
  };
}

/** Unreadable lines before a row's own, by its place among the readable ones. */
const unreadableBefore = (place: number, lines: Looked['lines']): number =>
  lines.filter(({ line }, before) => line - before <= place).length;

const badCode: Partial<Record<Column['type'], string>> = {
  enum: 'unknown_value',
  amount: 'bad_amount',
  rate: 'bad_rate',
  moment: 'bad_date',
  day: 'bad_date',
  count: 'bad_count',
  number: 'bad_number',
  flag: 'bad_flag'
};

function cellOf(
  name: string,
  column: Column | undefined,
  { raw, typed, reason }: Looked['rows'][number]
): PreviewCell {
  const given = raw[name]?.trim() ?? '';
  if (column?.type === 'customer')
    return { raw: given === '' ? null : '•••', value: null, code: null };
  const found =
    column?.type === 'moment' ? (typed[`${name}_local`] ?? typed[`${name}_utc`]) : typed[name];
  const value = found === null || found === undefined ? null : String(found);
  const own = reason?.endsWith(`:${name}`) === true ? (reason.split(':')[0] ?? null) : null;
  const unread = given !== '' && value === null ? (badCode[column?.type ?? 'text'] ?? null) : null;
  const missing = given === '' && column?.required === true ? 'missing' : null;
  return {
    raw: given === '' ? null : given.slice(0, 200),
    value: column?.type === 'rate' && value !== null ? String(Number(value) / 1_000_000) : value,
    code: own ?? unread ?? missing
  };
}

function problemsOf(rows: PreviewRow[], names: string[], looked: Looked): Problem[] {
  const found = new Map<string, Problem>();
  const add = (code: string, column: string | null, value: string | null): void => {
    const key = JSON.stringify([code, column, value]);
    const known = found.get(key);
    found.set(key, { code, column, value, rows_n: (known?.rows_n ?? 0) + 1 });
  };
  for (const { code, column, cells } of rows) {
    if (code === null) continue;
    const bad = cells.flatMap((cell, i) =>
      cell.code === null ? [] : [{ ...cell, name: names[i] }]
    );
    for (const cell of bad) add(cell.code ?? code, cell.name ?? null, cell.raw);
    if (bad.length === 0) add(code, column, null);
  }
  for (const { code } of looked.lines) add(code, null, null);
  return [...found.values()].sort((a, b) => b.rows_n - a.rows_n).slice(0, problems_shown);
}
