import type { Metric, Part } from '#model/metric.ts';
import { metrics } from '#queries/metrics/index.ts';
import { exampleOf } from '#queries/series/example.ts';
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

const over = {
  day: 'unit-days',
  shop: 'shops, over the period',
  twin: 'shops, over the period and the same a year before'
};

function section(metric: Metric): string[] {
  const parts = Object.entries<Part>(metric.parts).map(
    ([name, { sql, population, per, by_channel }]) => [
      `\`${name}\``,
      `\`${sql}\``,
      `\`${population ?? metric.population}\``,
      over[per ?? 'day'],
      by_channel ? 'that channel' : 'all channels'
    ]
  );
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
    ...example(metric),
    table(['Part', 'Sum of', 'Counted where', 'Over', 'With a channel asked for'], parts),
    ''
  ];
}

/** The worked example: what the shops told, and what the metric gives. */
function example(metric: Metric): string[] {
  const found = exampleOf(metric.name);
  if (found === null) return [];
  const cell = (value: number | null, i: number) => {
    if (value === null) return 'not told · non communiqué';
    return found.columns[i]?.unit === 'money' ? `${value.toLocaleString('en-GB')} EUR` : `${value}`;
  };
  const header = found.columns.map(({ label }) => `${label.en} · ${label.fr}`);
  const rows = found.rows.map(({ unit, values }) => [unit, ...values.map(cell)]);
  return [
    'Example · Exemple:',
    '',
    table(['Shop · Commerce', ...header], rows),
    '',
    `Gives · Résultat : **${exampleValue(found.value, metric.unit)}**`,
    ''
  ];
}

function exampleValue(value: number | null, unit: Metric['unit']): string {
  if (value === null) return '–';
  if (unit === 'ratio') return `${Number((100 * value).toFixed(4))} %`;
  return unit === 'count' ? `${value}` : `${value.toLocaleString('en-GB')} EUR`;
}
