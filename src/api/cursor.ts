import { createHash } from 'node:crypto';
import { InvalidInput, VitrineError } from '#model/problem.ts';

/** One page of rows, and the mark of the next one; null after the last. */
export type RowsPage<Row> = { rows: Row[]; next: string | null };

/**
 * The page of rows a cursor stands for. A cursor holds a place and the state of the store it was given in: pages of two
 * states never mix. Errors: InvalidInput for a text that is no cursor, VitrineError stale_cursor (410) for one of another
 * state.
 */
export function pageOf<Row>(
  rows: Row[],
  {
    limit,
    cursor,
    vintage
  }: { limit?: number | undefined; cursor?: string | undefined; vintage: string }
): RowsPage<Row> {
  const first = cursor === undefined ? 0 : placeOf(cursor, vintage);
  const until = limit === undefined ? rows.length : first + limit;
  const next = until >= rows.length ? null : `${until}.${stateOf(vintage)}`;
  return { rows: rows.slice(first, until), next };
}

function placeOf(cursor: string, vintage: string): number {
  const [, place, state] = /^(\d{1,9})\.([0-9a-f]{12})$/.exec(cursor) ?? [];
  if (place === undefined)
    throw new InvalidInput(`invalid cursor: ${cursor.slice(0, 40)}`, { field: 'cursor' });
  if (state !== stateOf(vintage))
    throw new VitrineError(
      'stale_cursor',
      410,
      2,
      `cursor of older figures: ${cursor} (begin again without it)`
    );
  return Number(place);
}

const stateOf = (vintage: string): string =>
  createHash('sha256').update(vintage).digest('hex').slice(0, 12);
