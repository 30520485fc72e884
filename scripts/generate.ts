import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from './generate/page.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const found = import.meta.glob<{ page?: Page }>(['./generate/*.ts', '!./generate/page.ts'], {
  eager: true
});

/** Pages whose file differs from what the code says now. */
export function stalePages(): Page[] {
  return pages().filter(({ path, content }) => readOr(path) !== content());
}

const pages = (): Page[] =>
  Object.entries(found).map(([file, { page }]) => {
    if (page === undefined) throw new Error(`no page in file: ${file}`);
    return page;
  });

const readOr = (path: string): string | null =>
  existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null;

/** `npm run generate`: writes the pages. `--check`: only says which are stale, exit 1 when any is. */
export async function main(args: string[]): Promise<number> {
  const stale = stalePages();
  const check = args.includes('--check');
  for (const { path, content } of stale) {
    if (check) console.error(`stale: ${path} (npm run generate)`);
    else {
      writeFileSync(join(root, path), content());
      console.log(`wrote ${path}`);
    }
  }
  return check && stale.length > 0 ? 1 : 0;
}
