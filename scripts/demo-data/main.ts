import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadDemo } from '#ingest/demo/load.ts';
import { ensureReference } from '#queries/reference/ensure.ts';
import { closeStore, openStore } from '#queries/store.ts';
import { calibrate, toMarkdown } from './calibration.ts';

/** Where the table stands. */
export const page = fileURLToPath(new URL('../../docs/demo-data.md', import.meta.url));

const table = /(<!-- calibration -->\n)[\s\S]*(\n<!-- end of calibration -->)/;

/** Loads the default demo into a store in memory and writes the table of docs/demo-data.md again. */
export async function main(): Promise<number> {
  const store = await openStore({ path: ':memory:' });
  try {
    await ensureReference(store);
    await loadDemo({ store, secret: 'secret of the calibration' });
    const lines = toMarkdown(await calibrate(store.engine));
    const text = readFileSync(page, 'utf8');
    if (!table.test(text)) throw new Error('no place for the table in docs/demo-data.md');
    writeFileSync(
      page,
      text.replace(
        table,
        (_, before: string, after: string) => before + '\n' + lines + '\n' + after
      )
    );
    console.log(lines);
  } finally {
    await closeStore(store);
  }
  return 0;
}
