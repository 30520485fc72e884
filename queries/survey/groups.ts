import { isFew } from '#queries/programme/counts.ts';
import { dominancePercent } from '#queries/protect/primary.ts';

/** One answer, or one who was asked and has not answered (`standing` null). */
export type Voice = {
  enterprise: string;
  family: string;
  region: string;
  standing: string | null;
  reason: string | null;
};

/** Whether some voices come from one or two enterprises, or nearly all from one; none are not small. */
export function isSmall(voices: readonly Voice[]): boolean {
  const sizes = new Map<string, number>();
  for (const { enterprise } of voices) sizes.set(enterprise, (sizes.get(enterprise) ?? 0) + 1);
  if (sizes.size === 0) return false;
  return (
    isFew(sizes.size, 0) || 100 * Math.max(...sizes.values()) >= dominancePercent * voices.length
  );
}

/**
 * Reasons one by one, the rare ones together so that each group may be told; empty where those who gave any are too few
 * for reasons that nobody gave to be told. Order as coded, those put together last.
 */
export function reasonGroups(held: readonly Voice[], reasons: readonly string[]): string[][] {
  const of = (codes: readonly string[]) =>
    held.filter(({ reason }) => codes.includes(reason ?? ''));
  const enterprises_n = new Set(held.map(({ enterprise }) => enterprise)).size;
  if (isFew(0, enterprises_n)) return [];
  const rare: string[] = reasons.filter((code) => isSmall(of([code])));
  const others = reasons
    .filter((code) => !rare.includes(code) && of([code]).length > 0)
    .sort((a, b) => of([a]).length - of([b]).length);
  while (rare.length > 0 && isSmall(of(rare))) {
    const next = others.shift();
    if (next === undefined) return [];
    rare.push(next);
  }
  return [
    ...reasons.filter((code) => !rare.includes(code)).map((code) => [code]),
    ...(rare.length === 0 ? [] : [reasons.filter((code) => rare.includes(code))])
  ];
}
