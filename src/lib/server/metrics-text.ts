import type { CollectorCounts } from '#queries/store.server.ts';

/** Where the collector stands, for Prometheus. Source: its text exposition format 0.0.4. */
export const metricsText = (counts: CollectorCounts): string =>
  [
    gauge('vitrine_inbox_rows', 'Acknowledged rows that wait to be applied.', [
      ['', counts.waiting_n]
    ]),
    gauge('vitrine_webhooks', 'Webhooks that are kept and not read.', [
      ['{status="waiting"}', counts.deliveries_waiting_n],
      ['{status="failed"}', counts.deliveries_failed_n]
    ]),
    gauge(
      'vitrine_dropped_30d',
      'Events of the last 30 days that left no fact behind, by reason.',
      Object.entries(counts.dropped).map(([reason, n]) => [`{reason="${reason}"}`, n])
    )
  ].join('');

const gauge = (name: string, help: string, values: [labels: string, value: number][]): string =>
  [
    `# HELP ${name} ${help}\n# TYPE ${name} gauge\n`,
    ...values.map(([labels, value]) => `${name}${labels} ${value}\n`)
  ].join('');
