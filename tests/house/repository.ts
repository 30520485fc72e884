import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, with a slash at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Text of a file of the project. */
export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Files that belong to the project, by path from its folder; git's list, or every file outside what is made or installed. */
export function projectFiles(ending: RegExp): string[] {
  const all = existsSync(join(root, '.git')) ? fromGit() : fromFolders('.');
  return all.filter((path) => ending.test(path) && existsSync(join(root, path)));
}

function fromGit(): string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
}

function fromFolders(folder: string): string[] {
  const made = ['node_modules', '.svelte-kit', 'build', 'data', 'coverage', '.git'];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
    if (made.includes(entry.name)) return [];
    return entry.isDirectory() ? fromFolders(path) : [path];
  });
}
