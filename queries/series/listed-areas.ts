import { InvalidInput } from '#model/problem.ts';
import type { AreaLevel } from '#model/question.ts';
import type { Node } from '#queries/compile.ts';

type Place = Node<AreaLevel> & { country: string };

/** Most areas one question takes together. */
const areasMax = 12;

/**
 * The codes of a filter by area: one, or several with commas, `DEP-69,DEP-01`, each once.
 * Errors: InvalidInput when there are more than a question takes together.
 */
export function listedAreas(given: string): string[] {
  const codes = [...new Set(given.split(',').map((code) => code.trim()))].filter(Boolean);
  if (codes.length > areasMax)
    throw new InvalidInput(`too many areas: ${codes.length} (at most ${areasMax})`, {
      field: 'where'
    });
  return codes.length === 0 ? [given] : codes;
}

/**
 * Several areas as one to stay inside of. They are of one level and country, so that no shop is in two of them and a
 * question has one span of days. Errors: InvalidInput when they are not.
 */
export function taken(places: readonly Place[]): Place | null {
  const [first, ...more] = [...new Map(places.map((place) => [place.code, place])).values()];
  if (first === undefined || more.length === 0) return first ?? null;
  const odd = more.find(({ level, country }) => level !== first.level || country !== first.country);
  if (odd !== undefined)
    throw new InvalidInput(
      `not of one level and country: ${first.code} (${first.level}) and ${odd.code} (${odd.level})`,
      { field: 'where' }
    );
  const all = [first, ...more];
  const { unit_ids: _, ...node } = first;
  return {
    ...node,
    codes: all.map(({ code }) => code),
    ...(all.every(({ unit_ids }) => unit_ids !== undefined)
      ? { unit_ids: [...new Set(all.flatMap(({ unit_ids }) => unit_ids ?? []))] }
      : {})
  };
}
