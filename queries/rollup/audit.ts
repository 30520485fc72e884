import type { Store } from '#queries/store.ts';
import auditMonth from './audit.sql?raw';
import auditMonths from './audit-months.sql?raw';
import type { Slice } from './slices.ts';

/** What the audit found: keys (unit, day, path) compared, those in disagreement, and the months (YYYY-MM) they are in. */
export type RollupAudit = { keys_n: number; wrong_n: number; wrong_months: string[] };

/** Compares unit_day with the facts, key by key, month by month; changes nothing. `rebuild` repairs what it finds. */
export async function auditRollups(store: Store): Promise<RollupAudit> {
  const audit: RollupAudit = { keys_n: 0, wrong_n: 0, wrong_months: [] };
  for (const month of await store.engine.query<Slice>(auditMonths)) {
    const [found] = await store.engine.query<{ keys_n: number; wrong_n: number }>(
      auditMonth,
      month
    );
    if (found === undefined) continue;
    audit.keys_n += found.keys_n;
    audit.wrong_n += found.wrong_n;
    if (found.wrong_n > 0) audit.wrong_months.push(month.from.slice(0, 7));
  }
  return audit;
}
