import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DataRefused, NotFound } from '#model/problem.ts';

/** What a backup folder says of itself: when, which schema, and the fingerprint of each file in it. */
export const BackupNote = z.object({
  kind: z.literal('vitrine-backup'),
  made_at: z.iso.datetime(),
  schema: z.number().int(),
  files: z.record(z.string(), z.object({ sha256: z.string(), bytes: z.number() })),
  tables: z.array(z.object({ table_name: z.string(), rows_n: z.number() }))
});
export type BackupNote = z.infer<typeof BackupNote>;

/** Names inside a backup folder. */
export const noteName = 'backup.json';
export const storeName = 'vitrine.duckdb';
export const secretName = 'secret';
export const accountsName = 'accounts.db';

/** The note of a backup folder. Errors: NotFound without one, DataRefused when it is not ours. */
export function readNote(folder: string): BackupNote {
  let content: string;
  try {
    content = readFileSync(join(folder, noteName), 'utf8');
  } catch (cause) {
    throw new NotFound(`no backup in folder: ${folder}`, { cause });
  }
  try {
    return BackupNote.parse(JSON.parse(content));
  } catch (cause) {
    throw new DataRefused(`not a backup note: ${join(folder, noteName)}`, { cause });
  }
}

/** SHA-256 of a file, in hexadecimal. */
export async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer); // no encoding is set
  return hash.digest('hex');
}
