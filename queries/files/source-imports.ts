import { NotFound } from '#model/problem.ts';
import { undoImport } from '#queries/facts/imports.ts';
import type { Store } from '#queries/store.ts';

/** One import that a person made for a source, newest first. Times UTC. */
export type SourceImport = {
  import_id: number;
  started_at: string;
  status: string;
  file: string;
  read_n: number;
  accepted_n: number;
  updated_n: number;
  duplicate_n: number;
  quarantined_n: number;
};

const ofSource = "CAST(detected ->> '$.feed.source_id' AS BIGINT) = {source_id:Int64}";

/** Imports of files for one source, undone ones too. */
export const sourceImports = (
  store: Store,
  source_id: number,
  limit: number
): Promise<SourceImport[]> =>
  store.engine.query(
    `SELECT import_id, CAST(started_at AS VARCHAR) AS started_at, status, coalesce(files ->> '$[0].name', '') AS file,
      read_n, accepted_n, updated_n, duplicate_n, quarantined_n
    FROM import WHERE ${ofSource} ORDER BY import_id DESC LIMIT {n:Int64}`,
    { source_id, n: limit }
  );

/** Takes back an import that was made for this source. Errors: NotFound for another's; else as undoImport. */
export async function undoSourceImport(
  store: Store,
  source_id: number,
  import_id: number
): Promise<void> {
  const [found] = await store.engine.query<{ n: number }>(
    `SELECT count(*) AS n FROM import WHERE import_id = {import_id:Int64} AND ${ofSource}`,
    { source_id, import_id }
  );
  if ((found?.n ?? 0) === 0) throw new NotFound(`unknown import: ${import_id}`);
  await undoImport(store, import_id);
}
