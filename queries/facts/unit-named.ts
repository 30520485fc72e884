import { NotFound } from '#model/problem.ts';
import type { Store } from '#queries/store.ts';
import unitSql from './unit-named.sql?raw';

/** Clock and currency of a unit. Errors: NotFound `unknown unit: x`. */
export async function unitNamed(
  store: Store,
  unit: string
): Promise<{ unit_id: number; zone: string; currency: string }> {
  const [row] = await store.engine.query<{ unit_id: number; zone: string; currency: string }>(
    unitSql,
    { unit }
  );
  if (row === undefined) throw new NotFound(`unknown unit: ${unit}`, { field: 'unit' });
  return row;
}
