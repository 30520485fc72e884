import type { Engine } from '#queries/engines/duckdb.ts';
import { openBatch, type Span } from '#queries/collect/apply-batch.ts';
import type { RowName } from '#queries/collect/inbox.ts';
import setAsideRow from './set-aside.sql?raw';

/** Puts one row of the inbox into quarantine inside the caller's transaction, with what the engine says of it. */
export async function setAside(engine: Engine, span: Span, cause: unknown): Promise<RowName[]> {
  const run = await openBatch(engine, span);
  const rows = await engine.query<Omit<RowName, 'seq'> & { seq: number }>(
    'SELECT seq, source_id, kind, item_key FROM inbox_batch'
  );
  const said = cause instanceof Error ? cause.message : String(cause);
  await engine.run(setAsideRow, {
    import_id: run.import_id,
    file: `collector ${run.received_at.slice(0, 10)}`,
    value: said.replace(/[^@\s"]+@[^@\s"]+/g, '***').slice(0, 120)
  });
  await engine.run('DELETE FROM inbox WHERE seq BETWEEN {from:Int64} AND {until:Int64}', span);
  return rows.map(({ seq, ...row }) => ({ ...row, seq: BigInt(seq) }));
}
