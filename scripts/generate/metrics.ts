import type { Metric } from '#model/metric.ts';
import { metrics } from '#queries/metrics/index.ts';
import { generatedFrom, table, type Page } from './page.ts';

/** docs/metrics.md: every metric with its definition in both languages. */
export const page: Page = {
  path: 'docs/metrics.md',
  content: () =>
    [
      '# Metrics',
      '',
      generatedFrom('`queries/metrics`'),
      '',
      ...[...metrics.values()].flatMap(section)
    ].join('\n')
};

function section(metric: Metric): string[] {
  const parts = Object.entries(metric.parts).map(([name, { sql, population, by_channel }]) => [
    `\`${name}\``,
    `\`${sql}\``,
    `\`${population ?? metric.population}\``,
    by_channel ? 'that channel' : 'all channels'
  ]);
  return [
    `## ${metric.name}`,
    '',
    `${metric.label.en} · ${metric.label.fr}`,
    '',
    `${metric.meaning.en}`,
    '',
    `${metric.meaning.fr}`,
    '',
    `- Unit: ${metric.unit}`,
    `- Value: \`${metric.value}\``,
    `- Population: ${metric.population_text.en} ${metric.population_text.fr}`,
    ...metric.caveats.map(({ en, fr }) => `- Mind: ${en} ${fr}`),
    `- Source: ${metric.source}`,
    '',
    table(['Part', 'Summed over unit-days', 'Counted where', 'With a channel asked for'], parts),
    ''
  ];
}
