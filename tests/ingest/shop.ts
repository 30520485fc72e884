import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFiles, type ImportOptions, type ImportReport } from '#ingest/import.ts';
import { closeStore, openStore, type Store } from '#queries/store.ts';

/** Key of the customer pseudonyms in the tests. */
export const secret = 'k1-2025';

/** The tests' today. */
export const now = new Date('2021-06-01T12:00:00Z');

/** A store in memory with a folder for files, both gone after `close`. Its cells are made when a figure is asked. */
export type Bench = {
  store: Store;
  /** writes a file and returns its path */
  file(name: string, content: string | Uint8Array): string;
  /** imports files by path, or one text as a file of its own */
  take(what: string | string[], options?: Partial<ImportOptions>): Promise<ImportReport>;
  rows(sql: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
};

/** An empty store; `units`: codes of shops in Paris time that keep their books in euro. */
export async function bench(...units: string[]): Promise<Bench> {
  const store = await openStore({ path: ':memory:', cells: 'when_asked' });
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-test-'));
  let files_n = 0;
  const file = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const take = (
    what: string | string[],
    options: Partial<ImportOptions> = {}
  ): Promise<ImportReport> => {
    files_n += 1;
    const files = typeof what === 'string' ? [file(`file-${files_n}.csv`, what)] : what;
    return importFiles({ store, secret, now, files, ...options });
  };
  if (units.length > 0) await take(['unit', ...units].join('\n'), { as: 'units' });
  return {
    store,
    file,
    take,
    rows: (sql) => store.engine.query(sql),
    async close() {
      await closeStore(store);
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

/** The four counts of a report, in the order accepted, updated, duplicate, quarantined. */
export const counts = (report: ImportReport): [number, number, number, number] => [
  report.accepted_n,
  report.updated_n,
  report.duplicate_n,
  report.quarantined_n
];
