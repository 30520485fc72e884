/** Half-open run of days, YYYY-MM-DD. */
export type Slice = { from: string; until: string };

/** Days of one calendar month with work to do: first and last such day (until excluded) and how many keys. */
export type MonthOfKeys = Slice & { keys_n: number };

/** Keys one slice may hold; a slice is one statement, so this bounds its memory. */
const sliceKeys = 500_000;

/**
 * Months of work joined into slices: neighbours share a slice until it holds `limit` keys, months apart never do, so that
 * each slice's range of days prunes the tables well. Months must come in order.
 */
export function toSlices(months: readonly MonthOfKeys[], limit = sliceKeys): Slice[] {
  const slices: MonthOfKeys[] = [];
  for (const month of months) {
    const last = slices.at(-1);
    if (
      last !== undefined &&
      last.keys_n + month.keys_n <= limit &&
      isNextMonth(last.until, month.from)
    ) {
      last.until = month.until;
      last.keys_n += month.keys_n;
    } else slices.push({ ...month });
  }
  return slices.map(({ from, until }) => ({ from, until }));
}

const monthNumber = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

const isNextMonth = (until: string, from: string): boolean =>
  monthNumber(from) - monthNumber(until) <= 1;
