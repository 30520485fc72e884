import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { Lang } from '#lib/format.ts';
import { privacyTextsIn } from '#lib/text/privacy.ts';
import {
  consentHistory,
  consentOf,
  shopPlace,
  writeHoldings,
  type Store
} from '#queries/store.server.ts';

/**
 * Everything held on a shop as a ZIP file: a CSV file per table, what it is and agrees to as JSON, and a page that says
 * what is what. Made in memory. Errors: NotFound `unknown unit: x`.
 */
export async function shopZip(
  store: Store,
  unit: string,
  { lang, now }: { lang: Lang; now: Date }
): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-data-'));
  try {
    const written = await writeHoldings(store, unit, folder);
    const shop = {
      shop: await shopPlace(store, unit),
      consent: await consentOf(store, unit),
      said: await consentHistory(store, unit)
    };
    const { readme } = privacyTextsIn(lang);
    const list = written.map(({ table, rows_n }) => `- tables/${table}.csv: ${rows_n}`).join('\n');
    const files = Object.fromEntries(
      written.map(({ table, file }) => [`tables/${table}.csv`, new Uint8Array(readFileSync(file))])
    );
    return zipSync(
      {
        [readme.name]: strToU8(`${readme.text(unit, now.toISOString())}\n\n${list}\n`),
        'shop.json': strToU8(JSON.stringify(shop, null, 2)),
        ...files
      },
      { mtime: now }
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
