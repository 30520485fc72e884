import type { Metric } from '#model/metric.ts';

/** Numerator and denominator of a ratio of sums, each a sum or difference of the metric's parts. */
export type Ratio = { top: string; bottom: string };

/** What a metric divides by what; null where it is no ratio of sums, so that it has neither an error nor a mix. */
export function ratioOfSums({ unit, value }: Metric): Ratio | null {
  const linear = String.raw`[a-z_]+(?: [+-] [a-z_]+)*`;
  const found = new RegExp(`^(${linear}|\\(${linear}\\)) / nullif\\((${linear}), 0\\)$`).exec(
    value
  );
  const [, top, bottom] = found ?? [];
  return unit !== 'ratio' || top === undefined || bottom === undefined ? null : { top, bottom };
}
