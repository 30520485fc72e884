import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { importFiles } from '#ingest/import.ts';
import { addSource, closeStore, createKey, openStore, type Store } from '#queries/store.server.ts';
import { startServer } from '#tests/browser/browser.ts';

/** A server with one shop, its key, and a folder for the files that are sent. */
export type WizardSite = {
  url: string;
  key: string;
  /** writes a file and returns its path */
  file(name: string, content: string | Uint8Array): string;
  /** ends the server, opens its store for a look, and closes it again */
  stop(look?: (store: Store) => Promise<void>): Promise<void>;
};

/** A built server over a store that holds the shop `toys` with its source `till`. */
export async function startWizardSite(): Promise<WizardSite> {
  const data = mkdtempSync(join(tmpdir(), 'vitrine-wizard-'));
  const files = mkdtempSync(join(tmpdir(), 'vitrine-wizard-files-'));
  const file = (name: string, content: string | Uint8Array): string => {
    const path = join(files, name);
    writeFileSync(path, content);
    return path;
  };
  const store = await openStore({ path: join(data, 'vitrine.duckdb') });
  await importFiles({
    store,
    files: [file('units.csv', 'unit,name\ntoys,La Boîte à jouets\n')],
    as: 'units',
    secret: 'a key for tests only'
  });
  const source_id = await addSource(store, {
    unit: 'toys',
    name: 'till',
    reports_online: true,
    reports_total: true
  });
  const { key } = await createKey(store, { source_id, label: 'tests' });
  await closeStore(store);
  const server = await startServer({ data, env: { VITRINE_DEMO: 'false' } });
  return {
    url: server.url,
    key,
    file,
    async stop(look) {
      await server.stop();
      if (look !== undefined) {
        const left = await openStore({ path: join(data, 'vitrine.duckdb') });
        await look(left).finally(() => closeStore(left));
      }
      rmSync(data, { recursive: true, force: true });
      rmSync(files, { recursive: true, force: true });
    }
  };
}

/** The key is typed, the page of the file step is there. */
export async function enter(page: Page, site: WizardSite, lang: 'fr' | 'en' = 'en'): Promise<void> {
  await page.goto(`${site.url}/import?lang=${lang}`, { waitUntil: 'networkidle' });
  await page.locator('#key').fill(site.key);
  await page.locator('form button.primary').click();
  await page.locator('#file').waitFor({ state: 'attached' });
}

/** Text in UTF-16 with its byte order mark, as spreadsheets save it. */
export const utf16 = (text: string): Uint8Array =>
  Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

/** Sales as a German till writes them; two headings are in no list of synonyms. */
export const germanSales = utf16(
  [
    'Datum;Bestellnummer;Betrag;Kanal;Zustand;Notiz',
    '03.11.2020;2020-1001;1.250,50;Laden;bezahlt;bar',
    '03.11.2020;2020-1002;19,90;Webshop;bezahlt;',
    '13.11.2020;2020-1003;48,00;Basar;bezahlt;Stand 4',
    '14.11.2020;2020-1004;12,00;Telefon;storniert;',
    '15.11.2020;2020-1005;zwölf;Laden;bezahlt;',
    '31.11.2020;2020-1006;7,50;Laden;bezahlt;'
  ].join('\r\n')
);
