import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sourceOf, type Store } from '#queries/store.server.ts';
import { openFile } from '../import.ts';
import { records } from '../detect/dialect.ts';
import type { OpenFile } from '../mapping/relations.ts';
import { prepareVisits } from '../visits/files/prepare.ts';
import { visitFile } from '../visits/files/recognise.ts';
import { readingOf } from './choices.ts';
import { headOf, writeHead } from './head.ts';
import { fileOf, folderOf, type Upload } from './uploads.ts';

/** Rows at the beginning of a file that are looked at before the import. */
export const head_rows = 1_000;

/** Lines shown as they were cut, so that a person can point at the header. */
const lines_shown = 12;

/** An upload that was told apart. `head`: its first rows as a file of their own; `lines`: the first lines as cut. */
export type Opened = {
  file: OpenFile;
  head: OpenFile;
  lines: { line: number; cells: string[] }[];
};

const cache = new Map<string, { reading: string; opened: Promise<Opened> }>();
const cached_max = 20;

/**
 * Tells an upload apart as its choices say, once per reading. A log or an export of visits is counted into a table of days,
 * unless its owner says that it holds something else. Errors: as detectFile and prepareVisits.
 */
export async function openUpload(store: Store, upload: Upload): Promise<Opened> {
  const is_visits = await holdsVisits(store, upload);
  const reading = is_visits ? 'visits' : JSON.stringify(upload.choices.reading);
  const key = folderOf(store, upload.upload_id);
  const known = cache.get(key);
  if (known?.reading === reading) return known.opened;
  const opened = is_visits ? openVisits(store, upload) : open(store, upload);
  cache.set(key, { reading, opened });
  for (const old of [...cache.keys()].slice(0, -cached_max)) cache.delete(old);
  opened.catch(() => cache.delete(key)); // told to the caller; the next one tries again
  return opened;
}

async function holdsVisits(store: Store, upload: Upload): Promise<boolean> {
  const { kind } = upload.choices;
  return (kind === null || kind === 'visits') && (await visitFile(fileOf(store, upload))) !== null;
}

async function openVisits(store: Store, upload: Upload): Promise<Opened> {
  const folder = newFolder(store, upload, 'as-visits');
  const { unit } = await sourceOf(store, upload.source_id);
  const { files } = await prepareVisits({
    store,
    paths: [fileOf(store, upload)],
    kind: 'visits',
    unit,
    folder,
    open: (path, n) => openFile({ store, path, folder, n })
  });
  const [file] = files;
  if (file === undefined) throw new Error('a file of visits that nobody prepares');
  return withoutLines(file);
}

function newFolder(store: Store, upload: Upload, name: string): string {
  const folder = join(folderOf(store, upload.upload_id), name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

const withoutLines = (file: OpenFile): Opened => ({
  file,
  lines: [],
  head: { ...file, relation: `(SELECT * FROM ${file.relation} LIMIT ${head_rows}) AS head` }
});

async function open(store: Store, upload: Upload): Promise<Opened> {
  const reading = readingOf(upload.choices);
  const name = `as-${Buffer.from(JSON.stringify(reading)).toString('base64url')}`.slice(0, 200);
  const folder = newFolder(store, upload, name);
  const file = await openFile({ store, path: fileOf(store, upload), folder, n: 1, reading });
  if (file.text === null) return withoutLines(file);
  const head = await headOf(file.text);
  const cut = (text: string) => records(text, separator, file.quote ?? '"', file.escape ?? '"');
  const separator = file.separator ?? ',';
  const path = join(folder, 'head.csv');
  writeHead(path, head, cut(head.text), file.skipped_lines_n + 1 + head_rows);
  return {
    file,
    lines: cut(head.text).slice(0, lines_shown),
    head: await openFile({
      store,
      path,
      folder,
      n: 2,
      reading: {
        encoding: 'utf-8',
        separator,
        header_line: file.has_header ? file.skipped_lines_n + 1 : 0
      }
    })
  };
}
