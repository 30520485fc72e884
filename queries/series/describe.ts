import type { Metric } from '#model/metric.ts';
import type { MetricDescription } from '#model/question.ts';
import { metrics } from '#queries/metrics/index.ts';

/** Every metric for people: definition, population, caveats, no SQL. In order of name. */
export const describeMetrics = (): MetricDescription[] => [...metrics.values()].map(describe);

/** One metric for people; null when there is none of that name. */
export function describeMetric(name: string): MetricDescription | null {
  const metric = metrics.get(name);
  return metric === undefined ? null : describe(metric);
}

const describe = (metric: Metric): MetricDescription => ({
  name: metric.name,
  label: metric.label,
  unit: metric.unit,
  meaning: metric.meaning,
  population: metric.population_text,
  caveats: metric.caveats,
  source: metric.source,
  formula: metric.value
    .replace(/nullif\((\w+), 0\)/g, '$1')
    .replace(/nullif(\([\w +*/-]+), 0\)/g, '$1)'),
  definition_url: `/metrics/${metric.name}`
});
