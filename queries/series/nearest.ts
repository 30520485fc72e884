/** The known word that takes the fewest edits to reach, first of equals; null when nothing is near. */
export function nearest(word: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let fewest = Math.max(2, Math.floor(word.length / 2));
  for (const candidate of known) {
    const edits = editsBetween(word.toLowerCase(), candidate.toLowerCase());
    if (edits < fewest || (edits === fewest && best === null)) {
      fewest = edits;
      best = candidate;
    }
  }
  return best;
}

/** `unknown metric: onlin_share (nearest: online_share)` */
export function unknown(thing: string, value: string, near: string | null): string {
  return `unknown ${thing}: ${value}${near === null ? '' : ` (nearest: ${near})`}`;
}

/** Levenshtein distance, one row at a time. */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
        )
      );
    row = next;
  }
  return row[b.length] ?? 0;
}
