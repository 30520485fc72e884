import type { Part } from '#model/metric.ts';
import { metrics } from '#queries/metrics/index.ts';

/** Whether any of these metrics is made of usual turnover. */
export const isOfUsual = (names: readonly string[]): boolean =>
  names.some((name) => {
    const metric = metrics.get(name);
    const parts: Part[] = [
      ...Object.values(metric?.parts ?? {}),
      ...Object.values(metric?.linked ?? {})
    ];
    return parts.some(({ sql }) => sql.includes('usual_minor'));
  });
