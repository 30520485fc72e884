import { randomBytes } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { NotFound } from '#model/problem.ts';
import type { Store } from '#queries/store.server.ts';
import { Choices, noChoices } from './choices.ts';

/** What a finished import came to; `failed` with the problem's code and words. */
export const Ending = z.strictObject({
  status: z.enum(['done', 'failed', 'cancelled', 'undone']),
  import_id: z.number().int().nullable(),
  read_n: z.number().int(),
  accepted_n: z.number().int(),
  updated_n: z.number().int(),
  duplicate_n: z.number().int(),
  quarantined_n: z.number().int(),
  seconds: z.number(),
  code: z.string().nullable(),
  detail: z.string().nullable()
});
export type Ending = z.infer<typeof Ending>;

/** One uploaded file of one source, with what its owner chose and what became of it. `uploaded_at`: ISO, UTC. */
export const Upload = z.strictObject({
  upload_id: z.string(),
  source_id: z.number().int(),
  name: z.string(),
  bytes: z.number().int(),
  uploaded_at: z.string(),
  choices: Choices,
  ending: Ending.nullable()
});
export type Upload = z.infer<typeof Upload>;

const idPattern = /^[\w-]{16}$/;

/** Hours that an upload is kept. */
export const kept_hours = 24;

/** Uploads that one source may have at a time; the oldest goes first. */
const uploads_max = 10;

/** The folder of all uploads, beside the store's file. */
export const uploadsFolder = (store: Store): string =>
  join(store.path === ':memory:' ? tmpdir() : join(dirname(store.path), 'tmp'), 'uploads');

/** The folder of one upload. */
export const folderOf = (store: Store, upload_id: string): string =>
  join(uploadsFolder(store), upload_id);

/** Where the file itself lies, under its own name. */
export const fileOf = (store: Store, upload: Pick<Upload, 'upload_id' | 'name'>): string =>
  join(folderOf(store, upload.upload_id), 'file', upload.name);

/** A name that is safe as a file's, as near to the given one as may be. */
export function safeName(given: string): string {
  const name = basename(given.replaceAll('\\', '/'))
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
    .replace(/^\.+/, '')
    .trim();
  const [ending = ''] = /\.[^.]{1,10}$/.exec(name) ?? [];
  const short = name.slice(0, name.length - ending.length).slice(0, 100 - ending.length);
  return name === '' ? 'file' : short.toWellFormed() + ending;
}

/** A new upload without its file yet; its folder is made. */
export function newUpload(store: Store, source_id: number, name: string, now: Date): Upload {
  const upload: Upload = {
    upload_id: randomBytes(12).toString('base64url'),
    source_id,
    name: safeName(name),
    bytes: 0,
    uploaded_at: now.toISOString(),
    choices: noChoices,
    ending: null
  };
  mkdirSync(dirname(fileOf(store, upload)), { recursive: true, mode: 0o700 });
  return upload;
}

/** Writes an upload's state; a reader sees the former or the new one, never half. */
export function saveUpload(store: Store, upload: Upload): void {
  const path = join(folderOf(store, upload.upload_id), 'state.json');
  writeFileSync(`${path}.new`, JSON.stringify(upload));
  renameSync(`${path}.new`, path);
}

/** An upload of this source. Errors: NotFound for an unknown, removed or foreign one. */
export function readUpload(store: Store, source_id: number, upload_id: string): Upload {
  const upload = idPattern.test(upload_id) ? stateIn(folderOf(store, upload_id)) : null;
  if (upload === null || upload.source_id !== source_id)
    throw new NotFound(`unknown upload: ${upload_id.slice(0, 40)}`);
  return upload;
}

/** Uploads of a source, newest first. */
export const uploadsOf = (store: Store, source_id: number): Upload[] =>
  folders(store)
    .flatMap((folder) => stateIn(folder) ?? [])
    .filter((upload) => upload.source_id === source_id)
    .sort((a, b) => b.uploaded_at.localeCompare(a.uploaded_at));

/** Removes an upload with everything in its folder. */
export const removeUpload = (store: Store, upload_id: string): void =>
  rmSync(folderOf(store, upload_id), { recursive: true, force: true });

/** Removes what nobody came back for, and what a source has too many of; `inUse` are left alone. Returns their number. */
export function removeAbandoned(store: Store, now: Date, inUse: (id: string) => boolean): number {
  const before = now.getTime() - kept_hours * 3_600_000;
  const old = folders(store).filter((folder) => changedAt(folder) < before);
  const sources = folders(store).flatMap((folder) => stateIn(folder)?.source_id ?? []);
  const surplus = [...new Set(sources)].flatMap((source_id) =>
    uploadsOf(store, source_id)
      .slice(uploads_max)
      .map(({ upload_id }) => folderOf(store, upload_id))
  );
  const gone = [...new Set([...old, ...surplus])].filter((folder) => !inUse(basename(folder)));
  for (const folder of gone) rmSync(folder, { recursive: true, force: true });
  return gone.length;
}

function folders(store: Store): string[] {
  const all = uploadsFolder(store);
  try {
    return readdirSync(all)
      .filter((name) => idPattern.test(name))
      .map((name) => join(all, name));
  } catch {
    return []; // nobody has uploaded anything yet
  }
}

function changedAt(folder: string): number {
  const upload = stateIn(folder);
  return upload === null
    ? (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Infinity)
    : Date.parse(upload.uploaded_at);
}

function stateIn(folder: string): Upload | null {
  try {
    return Upload.parse(JSON.parse(readFileSync(join(folder, 'state.json'), 'utf8')));
  } catch {
    return null; // still arriving, or removed meanwhile
  }
}
