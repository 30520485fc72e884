import { known } from '#queries/series/known.ts';
import type { Store } from '#queries/store.ts';
import rulesSql from './value-rules.sql?raw';

/** What a source's own words mean by its owner's rules: the column as the platform names it → the word → our value. */
export const valueRules = (
  store: Store,
  source_id: number
): Promise<Readonly<Record<string, Readonly<Record<string, string>>>>> =>
  known(store.engine, `values ${source_id}`, async () => {
    const rows = await store.engine.query<{ column_name: string; word: string; value: string }>(
      rulesSql,
      { source_id }
    );
    const rules: Record<string, Record<string, string>> = {};
    for (const { column_name, word, value } of rows)
      rules[column_name] = { ...rules[column_name], [word]: value };
    return rules;
  });

/** A rule for a word, appended as a new version; `value` null takes the rule back. `now`: its moment. */
export async function addValueRule(
  store: Store,
  rule: { source_id: number; column_name: string; word: string; value: string | null; now: Date }
): Promise<void> {
  await store.engine.run(
    `INSERT INTO value_rule (source_id, version, column_name, word, value, created_at)
    SELECT {source_id:Int64}, coalesce(max(version), 0) + 1, {column_name:String}, {word:String}, {value:String}, {now:String}::TIMESTAMP
    FROM value_rule WHERE source_id = {source_id:Int64}`,
    { ...rule, now: rule.now.toISOString().replace('T', ' ').replace('Z', '') }
  );
}
