import { OrderStatus } from '#model/order.ts';
import { known } from '#queries/series/known.ts';
import type { Store } from '#queries/store.ts';
import valuesSql from './values.sql?raw';

/** What a source's own words mean by its owner's rules: our column → the word → our value. */
export const valueRules = (
  store: Store,
  source_id: number
): Promise<Record<string, Record<string, string>>> =>
  known(store.engine, `values ${source_id}`, async () => {
    const rows = await store.engine.query<{ column_name: string; word: string; value: string }>(
      valuesSql,
      { source_id }
    );
    const rules: Record<string, Record<string, string>> = {};
    for (const { column_name, word, value } of rows)
      rules[column_name] = { ...rules[column_name], [word]: value };
    return rules;
  });

/** The rules for words of the status column, as connectors take them. */
export async function statusRules(
  store: Store,
  source_id: number
): Promise<ReadonlyMap<string, OrderStatus>> {
  const { status = {} } = await valueRules(store, source_id);
  return new Map(Object.entries(status).map(([word, value]) => [word, OrderStatus.parse(value)]));
}
