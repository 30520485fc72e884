import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connectors } from '#ingest/connectors/index.ts';
import { recordsOf } from '#ingest/connectors/parts/json.ts';
import type { Connector } from '#model/connector.ts';

const fixtures = fileURLToPath(new URL('../../../tests/fixtures/connectors/', import.meta.url));
const beside = fileURLToPath(new URL('../../../../shared/data/payloads/', import.meta.url));

/** What a platform really sends: texts of its files, and the records in them. */
export type Sample = { connector: Connector; texts: string[]; records: unknown[] };

/** Samples of every connector: its fixtures, and the payloads beside the repository when they are there. */
export const samples = (): Sample[] =>
  [...connectors.values()].map((connector) => {
    const files = [
      ...filesIn(join(fixtures, connector.name)),
      ...filesIn(join(beside, connector.name))
    ];
    const texts = files.map((file) => readFileSync(file, 'utf8'));
    return { connector, texts, records: texts.flatMap((text) => recordsOf(connector, text)) };
  });

const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file !== 'expected.json')
        .map((file) => join(folder, file))
        .filter((file) => statSync(file).size < 200_000)
    : [];

/** One order, one day's total and one day of visits in our own words, as they may be sent to the collector. */
export const items = {
  orders: {
    external_id: 'A-1',
    ordered_at: '2021-03-01T10:00:00Z',
    version_at: '2021-03-01T10:00:05Z',
    order_mode: 'online',
    channel: 'own_site',
    fulfilment: 'shipping',
    payment_moment: 'at_order',
    status: 'paid',
    gross: '12.50',
    tax: '2.08',
    currency: 'EUR',
    customer: 'a@example.org',
    items_n: 2,
    origin: 'web',
    payment_refs: 'pi_1'
  },
  takings: {
    day: '2021-03-01',
    net: '412.30',
    order_mode: 'in_store',
    currency: 'EUR',
    orders_n: 18
  },
  visits: { day: '2021-03-01', kind: 'web', referrer_class: 'search', visits_n: 40, visitors_n: 31 }
} as const;
