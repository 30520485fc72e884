import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DataRefused, InvalidInput } from '#model/problem.ts';
import type { Settings } from '#model/settings.ts';
import { proveFree } from '#queries/store.server.ts';
import { defineCommand } from '#commands/command.ts';
import {
  accountsName,
  fileHash,
  readNote,
  secretName,
  storeName,
  type BackupNote
} from '#commands/runner/backup-note.ts';
import { accountsFile } from '#lib/server/accounts/file.server.ts';
import { secretPath, storePath } from '#lib/server/environment.ts';

/** `restore DIR`: the store as a backup holds it. Refuses to replace a store unless told, and one in use in any case. */
export const command = defineCommand({
  name: 'restore',
  usage: 'DIR [--force]',
  help: 'Put a backup in place as the store and the accounts; --force replaces the store that is there. Stop the server first.',
  options: { force: { type: 'boolean' } },
  local: true,
  run: async ({ positionals, values }, { cwd, settings, out, json }) => {
    const [given, ...more] = positionals;
    if (given === undefined || more.length > 0) throw new InvalidInput('restore takes one folder');
    const folder = resolve(cwd, given);
    const note = readNote(folder);
    await verify(note, folder);
    const target = storePath(settings);
    if (existsSync(target)) {
      if (values['force'] !== true)
        throw new InvalidInput(`a store exists: ${target} (--force replaces it)`);
      await proveFree(target);
    }
    place(folder, note, settings);
    const rows_n = note.tables.reduce((sum, table) => sum + table.rows_n, 0);
    if (json) out(JSON.stringify({ store: target, rows_n, made_at: note.made_at }));
    else out(`restored ${rows_n} rows, as of ${note.made_at}: ${target}`);
    return 0;
  }
});

async function verify(note: BackupNote, folder: string): Promise<void> {
  if (note.files[storeName] === undefined) throw new DataRefused(`no store in backup: ${folder}`);
  for (const [name, { sha256 }] of Object.entries(note.files)) {
    const path = join(folder, name);
    if (!existsSync(path)) throw new DataRefused(`file missing from backup: ${name}`);
    if ((await fileHash(path)) !== sha256)
      throw new DataRefused(`file changed since the backup was made: ${name}`);
  }
}

/** Copies beside the target first, so that a full disk leaves the old store as it was. */
function place(folder: string, note: BackupNote, settings: Settings): void {
  mkdirSync(settings.VITRINE_DATA, { recursive: true });
  const target = storePath(settings);
  const partial = `${target}.partial`;
  try {
    copyFileSync(join(folder, storeName), partial);
    rmSync(`${target}.wal`, { force: true });
    renameSync(partial, target);
  } finally {
    rmSync(partial, { force: true });
  }
  const accounts = accountsFile(settings);
  if (note.files[accountsName] !== undefined && accounts !== null) {
    for (const log of ['-wal', '-shm']) rmSync(`${accounts}${log}`, { force: true });
    keepPrivate(join(folder, accountsName), accounts);
  }
  if (note.files[secretName] !== undefined)
    keepPrivate(join(folder, secretName), secretPath(settings));
}

function keepPrivate(from: string, to: string): void {
  copyFileSync(from, to);
  chmodSync(to, 0o600);
}
