import type { Store } from '#queries/store.ts';
import zoneOfUnit from './zone-of-unit.sql?raw';
import { dayIn, microsOf } from '#queries/collect/values.ts';

/** How long after midnight a day is counted, so that calls under way still find it open. */
const after_ms = 5 * 60_000;

/** Local day YYYY-MM-DD of a moment in a zone. */
export const localDay = (zone: string, now: Date): string => dayIn(zone, microsOf(now));

/** The first local day of a zone that is not over at a moment; a day ends for counting five minutes after midnight. */
export const openDay = (zone: string, now: Date): string =>
  localDay(zone, new Date(now.getTime() - after_ms));

/** Time zone of a unit; null when there is no such unit. */
export async function unitZone(store: Store, unit: string): Promise<string | null> {
  const [row] = await store.engine.query<{ zone: string }>(zoneOfUnit, { unit });
  return row?.zone ?? null;
}
