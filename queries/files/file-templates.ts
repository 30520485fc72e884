import type { Store } from '#queries/store.ts';

/** How to read the files of a source, as its owner saved it. `mapping`: JSON as in ingest/mappings. `saved_at` UTC. */
export type FileTemplate = { name: string; mapping: string; saved_at: string };

/** Templates of a source, the newest of each name, newest first. */
export const fileTemplates = (store: Store, source_id: number): Promise<FileTemplate[]> =>
  store.engine.query(
    `SELECT name, arg_max(mapping, saved_at) AS mapping, CAST(max(saved_at) AS VARCHAR) AS saved_at
    FROM file_template WHERE source_id = {source_id:Int64} GROUP BY name ORDER BY max(saved_at) DESC, name`,
    { source_id }
  );

/** Keeps a template; an older one of the same name no longer counts. `saved_at`: UTC as the store writes it. */
export async function saveFileTemplate(
  store: Store,
  source_id: number,
  template: FileTemplate
): Promise<void> {
  await store.engine.run(
    `INSERT INTO file_template (source_id, name, mapping, saved_at)
    VALUES ({source_id:Int64}, {name:String}, {mapping:String}, {saved_at:String}::TIMESTAMP)`,
    { source_id, ...template }
  );
}
