import type { SeriesRow } from '#model/question.ts';

/** Sales by channel, a line per week, newest first; major units, null: nothing is known of that week and channel. */
export type Weeks = {
  channels: string[];
  rows: {
    period: string;
    from: string;
    values: (number | null)[];
    total: number | null;
    provisional: boolean;
  }[];
};

/** Weeks by channels out of an answer by week and channel in one money; the channels with most sales first. */
export function weeksOf(rows: readonly SeriesRow[]): Weeks {
  const sums = new Map<string, number>();
  for (const { channel, value } of rows)
    if (channel !== null && channel !== 'all')
      sums.set(channel, (sums.get(channel) ?? 0) + (value ?? 0));
  const channels = [...sums]
    .filter(([, sum]) => sum !== 0)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name]) => name);
  const periods = [...new Set(rows.map(({ period }) => period))].filter((one) => one !== null);
  return {
    channels,
    rows: periods
      .toSorted()
      .toReversed()
      .map((period) => {
        const own = rows.filter((row) => row.period === period);
        const values = channels.map(
          (name) => own.find(({ channel }) => channel === name)?.value ?? null
        );
        const known = values.filter((value) => value !== null);
        return {
          period,
          from: own[0]?.from ?? '',
          values,
          total: known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0),
          provisional: own.some(({ provisional }) => provisional)
        };
      })
  };
}
