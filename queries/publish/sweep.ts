import type { Day } from '#model/calendar.ts';
import { timeLimit_s, type ClickHouseNode } from '#queries/engines/clickhouse.ts';
import { literal } from '#queries/facts/text.ts';

/** Seconds after which no question can still be reading rows that were replaced. */
const grace_s = 4 * timeLimit_s;

/** Superseded notes of slices that may lie about before they are deleted: each deletion rewrites parts. */
const notesLimit = 500;

type Note = { figures: string; slice: Day; n: number; age_s: number };
type Part = { table_name: string; slice: Day; n: number; partition_id: string };

const partsText = `SELECT DISTINCT "table" AS table_name, partition_id,
  extract(partition, '\\\\d{4}-\\\\d\\\\d-\\\\d\\\\d') AS slice, toUInt32(extract(partition, ',(\\\\d+)\\\\)')) AS n
FROM system.parts WHERE active AND database = currentDatabase() AND endsWith("table", '_rows')`;

/** Drops rows of a node that no question reads any more: replaced a while ago, or of a publication that was cut off. */
export async function sweep(node: ClickHouseNode, publication_n: number): Promise<void> {
  const notes = await node.rows<Note>(
    `SELECT figures, slice, n, dateDiff('second', at, now()) AS age_s FROM slice ORDER BY figures, slice, n`
  );
  const needed = new Set<string>();
  const gone: Note[] = [];
  for (const [i, note] of notes.entries()) {
    const next = notes[i + 1];
    const isReplaced = next?.figures === note.figures && next.slice === note.slice;
    if (isReplaced && next.age_s > grace_s) gone.push(note);
    else needed.add(`${note.figures}_rows ${note.slice} ${note.n}`);
  }
  for (const { table_name, slice, n, partition_id } of await node.rows<Part>(partsText))
    if (n < publication_n && !needed.has(`${table_name} ${slice} ${n}`))
      await node.command(`ALTER TABLE ${table_name} DROP PARTITION ID ${literal(partition_id)}`);
  if (gone.length < notesLimit) return;
  const tuples = gone.map(
    ({ figures, slice, n }) => `(${literal(figures)}, ${literal(slice)}, ${n})`
  );
  await node.command(`DELETE FROM slice WHERE (figures, slice, n) IN (${tuples.join(', ')})`);
  for (const table of ['attempt', 'publication'])
    await node.command(`DELETE FROM ${table} WHERE n < ${publication_n - notesLimit}`);
}
