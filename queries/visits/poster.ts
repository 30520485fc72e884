import type { DayRange } from '#model/question.ts';
import type { Store } from '#queries/store.ts';
import posterSql from './poster-visits.sql?raw';

/** Visits that came to a shop's site by its poster in half-open days; null: no visits of the site are known. */
export async function posterVisits(
  store: Store,
  unit: string,
  { from, until }: DayRange
): Promise<number | null> {
  const [row] = await store.engine.query<{ visits_n: number | null }>(posterSql, {
    unit,
    from,
    until
  });
  return row?.visits_n ?? null;
}
