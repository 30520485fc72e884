import { connectors } from '#ingest/connectors/index.ts';
import type { Text } from '#model/metric.ts';

const mappings = import.meta.glob<{ description: string }>('../../../ingest/mappings/*.json', {
  eager: true,
  import: 'default'
});

/** One way in: `mapping` for files, `connector` for platforms. */
export type Way = { name: string; way: 'mapping' | 'connector'; description: string };

/** Every way in which data can come in: connectors, then mappings, each in the order of names. */
export const ways = (lang: keyof Text = 'en'): Way[] => [
  ...[...connectors.values()].map(({ name, description }): Way => ({
    name,
    way: 'connector',
    description: description[lang]
  })),
  ...Object.entries(mappings).map(([file, { description }]): Way => ({
    name: file.slice(file.lastIndexOf('/') + 1, -'.json'.length),
    way: 'mapping',
    description
  }))
];
