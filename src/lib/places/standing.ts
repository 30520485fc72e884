import type { Format } from '#lib/format.ts';
import { placeTextsIn } from '#lib/text/places.ts';
import type { RankedRow } from '#lib/charts/ranked-intervals-groups.ts';

/**
 * Where one of several values stands among the others, as far as their 95 % intervals tell: `above`, `under`: how many
 * lie wholly above or under it; `same`: how many cannot be told from it; `unsure`: how many have no interval or no value.
 */
export type Standing = { above: number; under: number; same: number; unsure: number };

/** The standing of `code`; null when it has no interval itself. */
export function standingOf(rows: readonly RankedRow[], code: string): Standing | null {
  const own = rows.find((row) => row.code === code);
  if (own === undefined || own.low === null || own.high === null) return null;
  const standing = { above: 0, under: 0, same: 0, unsure: 0 };
  for (const row of rows) {
    if (row.code === code || row.code === '_U') continue;
    if (row.low === null || row.high === null) standing.unsure += 1;
    else if (row.low > own.high) standing.above += 1;
    else if (row.high < own.low) standing.under += 1;
    else standing.same += 1;
  }
  return standing;
}

/** The standing as a sentence; why there is none, without one. */
export function standingText(standing: Standing | null, name: string, format: Format): string {
  const text = placeTextsIn(format.lang);
  if (standing === null) return text.noStanding(name);
  const { above, under, same } = standing;
  return text.standing({
    name,
    above: text.others(format.count(above), above),
    under: text.othersShort(format.count(under), under),
    same: text.othersShort(format.count(same), same)
  });
}
