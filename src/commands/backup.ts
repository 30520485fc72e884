import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs';
import { join, resolve } from 'node:path';
import { InvalidInput } from '#model/problem.ts';
import { copyStore } from '#queries/store.server.ts';
import { defineCommand, type Context } from '#commands/command.ts';
import {
  accountsName,
  fileHash,
  noteName,
  secretName,
  storeName,
  type BackupNote
} from '#commands/runner/backup-note.ts';
import { copyAccounts } from '#lib/server/accounts/file.server.ts';
import { secretPath } from '#lib/server/environment.ts';

/** `backup DIR`: a consistent copy while everything runs; the folder appears whole or not at all. */
export const command = defineCommand({
  name: 'backup',
  usage: 'DIR',
  help: 'Copy the store, the accounts and the key into a new folder, consistently, also while the server runs.\nAccounts in PostgreSQL are not in it: those are backed up there.\nThe folder holds the key of the pseudonyms: keep it as safe as the data folder itself.',
  options: {},
  run: async ({ positionals }, context) => {
    const [given, ...more] = positionals;
    if (given === undefined || more.length > 0) throw new InvalidInput('backup takes one folder');
    const folder = resolve(context.cwd, given);
    if (existsSync(folder) && readdirSync(folder).length > 0)
      throw new InvalidInput(`folder not empty: ${given}`);
    const partial = `${folder}.partial`;
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true, mode: 0o700 });
    try {
      const note = await fill(partial, context);
      rmSync(folder, { recursive: true, force: true });
      renameSync(partial, folder);
      say(note, folder, context);
      return 0;
    } finally {
      rmSync(partial, { recursive: true, force: true });
    }
  }
});

async function fill(folder: string, context: Context): Promise<BackupNote> {
  const store = await context.store();
  const copy = join(folder, storeName);
  const contents = await copyStore(store, copy);
  context.signal.throwIfAborted();
  if (existsSync(secretPath(context.settings)))
    copyFileSync(secretPath(context.settings), join(folder, secretName));
  await copyAccounts(context.settings, join(folder, accountsName));
  const note: BackupNote = {
    kind: 'vitrine-backup',
    made_at: new Date().toISOString(),
    ...contents,
    files: {}
  };
  for (const name of readdirSync(folder))
    note.files[name] = {
      sha256: await fileHash(join(folder, name)),
      bytes: statSync(join(folder, name)).size
    };
  writeFileSync(join(folder, noteName), JSON.stringify(note, null, 2));
  return note;
}

function say(note: BackupNote, folder: string, { out, json }: Context): void {
  const bytes = Object.values(note.files).reduce((sum, file) => sum + file.bytes, 0);
  const rows_n = note.tables.reduce((sum, table) => sum + table.rows_n, 0);
  if (json) out(JSON.stringify({ folder, bytes, rows_n, ...note }));
  else out(`backed up ${rows_n} rows of ${note.tables.length} tables, ${bytes} bytes: ${folder}`);
}
