import { DataRefused, InvalidInput, NotFound } from '#model/problem.ts';
import { alone } from '#queries/facts/alone.ts';
import { deriveAfter, deriveInside } from '#queries/facts/derive.ts';
import { statements } from '#queries/facts/text.ts';
import undo from '#queries/facts/undo.sql?raw';
import dependents from '#queries/facts/undo-dependents.sql?raw';
import type { Store } from '#queries/store.ts';

/** One import as listed, newest first. `files`: names and sizes. Times UTC. */
export type ImportRow = {
  import_id: number;
  started_at: string;
  finished_at: string | null;
  status: string;
  files: { name: string; bytes: number }[];
  mapping: string | null;
  read_n: number;
  accepted_n: number;
  updated_n: number;
  duplicate_n: number;
  quarantined_n: number;
  sample: boolean;
};

/** All imports, newest first, undone ones too. */
export async function listImports(store: Store): Promise<ImportRow[]> {
  const rows = await store.engine.query<Omit<ImportRow, 'files'> & { files: string }>(
    `SELECT import_id, CAST(started_at AS VARCHAR) AS started_at, CAST(finished_at AS VARCHAR) AS finished_at, status, files, mapping,
      read_n, accepted_n, updated_n, duplicate_n, quarantined_n, sample FROM import ORDER BY import_id DESC`
  );
  return rows.map((row) => ({ ...row, files: JSON.parse(row.files) as ImportRow['files'] })); // written by importFacts
}

/**
 * Takes one import back in one transaction: its facts go, what they replaced is current again, units, areas, sectors
 * and sources it made go, its quarantine too; roll-ups and cells follow. The import's row stays, marked undone.
 * Errors: NotFound `unknown import: 7`; InvalidInput when it is undone already; DataRefused when later imports stand on it.
 */
export async function undoImport(store: Store, import_id: number): Promise<void> {
  await alone(store, async () => {
    await store.engine.transaction(async (engine) => {
      const [found] = await engine.query<{ status: string }>(
        'SELECT status FROM import WHERE import_id = {import_id:Int64}',
        { import_id }
      );
      if (found === undefined) throw new NotFound(`unknown import: ${import_id}`);
      if (found.status !== 'done') throw new InvalidInput(`import already undone: ${import_id}`);
      const later = await engine.query<{ import_id: number; what: string }>(dependents, {
        import_id
      });
      if (later.length > 0)
        throw new DataRefused(
          `import ${import_id} cannot be undone: later imports use its ${[...new Set(later.map((row) => row.what))].join(', ')}; undo them first: ${later
            .map((row) => row.import_id)
            .reverse()
            .join(', ')}`,
          { code: 'import_in_use' }
        );
      const now = new Date().toISOString().replace('T', ' ').replace('Z', '');
      for (const statement of statements(undo)) await engine.run(statement, { import_id, now });
      const units = await engine.query<{ unit_id: number }>(
        'SELECT DISTINCT unit_id FROM changed_unit ORDER BY unit_id'
      );
      await deriveInside(
        engine,
        units.map((row) => row.unit_id)
      );
    });
    await deriveAfter(store);
  });
}
