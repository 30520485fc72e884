import { zeroEnterprisesMin } from '#queries/protect/primary.ts';

/** Something that happened to an enterprise's part in a survey: it was asked, it answered. `at_ms` since 1970, UTC. */
export type Change = { enterprise_id: number; at_ms: number };

const week_ms = 7 * 24 * 3_600_000;
/** The first Monday after the clock's beginning, 5 January 1970. */
const monday_ms = 4 * 24 * 3_600_000;

/**
 * Until when changes are published: the end of an ISO week (UTC), and only of one by which five enterprises or more changed
 * anything since the one published before, so that two readings never differ by one shop's answer. Null: nothing yet.
 * Source: domain note section 4, differencing.
 */
export function publishedUntil(changes: readonly Change[], now_ms: number): number | null {
  const weeks = new Map<number, Set<number>>();
  for (const { enterprise_id, at_ms } of changes) {
    const end = monday_ms + (Math.floor((at_ms - monday_ms) / week_ms) + 1) * week_ms;
    weeks.set(end, (weeks.get(end) ?? new Set()).add(enterprise_id));
  }
  let changed = new Set<number>();
  let until: number | null = null;
  for (const [end, enterprises] of [...weeks].sort(([a], [b]) => a - b)) {
    if (end > now_ms) break;
    for (const one of enterprises) changed.add(one);
    if (changed.size < zeroEnterprisesMin) continue;
    until = end;
    changed = new Set();
  }
  return until;
}
