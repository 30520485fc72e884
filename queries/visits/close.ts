import type { Read, ReferrerClass } from '#model/connector.ts';
import { acceptReads } from '#queries/collect/accept.ts';
import { statements } from '#queries/facts/text.ts';
import type { Store } from '#queries/store.ts';
import { openDay } from '#queries/visits/days.ts';
import closeDay from './close-day.sql?raw';
import countVisits from './count-visits.sql?raw';
import dueVisits from './due-visits.sql?raw';
import forgetClosed from './forget-closed.sql?raw';
import openZones from './open-zones.sql?raw';

/** How far back a clock may be set for what comes then to be added to its day. */
const closed_kept_ms = 40 * 86_400_000;

type Due = {
  source_id: number;
  day: string;
  referrer_class: ReferrerClass;
  visits_n: number;
  visitors_n: number;
};

/** SQL that counts the visits in a relation of page views; its columns and grain stand in count-visits.sql. */
export const visitsSql = (hits: string): string => {
  const [sql = ''] = statements(countVisits);
  return sql.replace('{{hits}}', hits);
};

/**
 * Counts the page views of every day that is over in its shop's zone into the inbox and removes them, source by source,
 * each in one transaction. A day that got page views after it was counted is counted again: they are added.
 * Result: how many source-days were closed. Errors: StoreError, PushBack; what is not closed waits for the next call.
 */
export async function closeVisits(store: Store, now: Date): Promise<{ days_n: number }> {
  const zones = await store.engine.query<{ zone: string }>(openZones);
  if (zones.length === 0) return { days_n: 0 };
  const todays = zones.map(({ zone }) => ({ zone, today: openDay(zone, now) }));
  const due = await store.engine.query<Due>(dueVisits.replace('{{count}}', visitsSql('due')), {
    zones: JSON.stringify(todays)
  });
  let days_n = 0;
  for (const source_id of new Set(due.map((row) => row.source_id))) {
    const rows = due.filter((row) => row.source_id === source_id);
    days_n += await closeSource(store, source_id, rows, now);
  }
  if (days_n > 0) {
    const until = new Date(now.getTime() - closed_kept_ms).toISOString().slice(0, 10);
    await store.engine.run(forgetClosed, { until });
  }
  return { days_n };
}

async function closeSource(
  store: Store,
  source_id: number,
  rows: Due[],
  now: Date
): Promise<number> {
  const days = [...new Set(rows.map(({ day }) => day))];
  const reads = rows.map(({ day, referrer_class, visits_n, visitors_n }): Read => ({
    kind: 'visits',
    fact: { day, kind: 'web', referrer_class, visits_n, visitors_n }
  }));
  await acceptReads(store, {
    source_id,
    reads,
    secret: '', // nobody's pseudonym is in a count
    received_at: now,
    also: async (transaction) => {
      for (const day of days)
        for (const sql of statements(closeDay)) await transaction.run(sql, { source_id, day });
    }
  });
  return days.length;
}
