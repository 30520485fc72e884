import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OrderFact, Read } from '#model/connector.ts';
import {
  acceptReads,
  addSource,
  applyInbox,
  drainInbox,
  type Accepted
} from '#queries/store.server.ts';
import { auditRollups } from '#queries/rollup/index.ts';
import { bench, secret, type Bench } from '#tests/ingest/shop.ts';

const noon = new Date('2021-03-02T12:00:00Z');

let shop: Bench;
let source_id: number;
beforeEach(async () => {
  shop = await bench('toys');
  const feed = { unit: 'toys', name: 'web', reports_online: true, reports_total: false };
  source_id = await addSource(shop.store, feed);
});
afterEach(() => shop.close());

const order = (given: Partial<OrderFact> = {}): Read => ({
  kind: 'order',
  fact: {
    external_id: 'A1',
    version_at: null,
    ordered_at: '2021-03-01T10:00:00Z',
    order_mode: 'online',
    channel: 'own_site',
    fulfilment: 'shipping',
    payment_moment: 'at_order',
    status: 'paid',
    net_minor: 1250,
    tax_minor: 250,
    refund_minor: 0,
    tax_basis: 'ht',
    currency: 'EUR',
    customer: 'jeanne.dupont@example.org',
    items_n: 2,
    refund_of: null,
    origin: 'checkout',
    payment_refs: ['pi_1', 'ch_1'],
    ...given
  }
});

const send = (reads: Read[], received_at = noon): Promise<Accepted> =>
  acceptReads(shop.store, { source_id, reads, secret, received_at });

const counts = ({ accepted_n, updated_n, duplicate_n, dropped_n, quarantined }: Accepted) => [
  accepted_n,
  updated_n,
  duplicate_n,
  dropped_n,
  quarantined.length
];

const current = () =>
  shop.rows(
    `SELECT external_id, CAST(local_day AS VARCHAR) AS local_day, status, net_minor, CAST(version_at AS VARCHAR) AS version_at
    FROM order_version WHERE is_current ORDER BY external_id`
  );

describe('what was acknowledged', () => {
  test('waits in the inbox and becomes a fact once', async () => {
    expect(counts(await send([order()]))).toEqual([1, 0, 0, 0, 0]);
    expect(await shop.rows('SELECT item_key, kind FROM inbox')).toEqual([
      { item_key: 'A1', kind: 'orders' }
    ]);
    expect(await applyInbox(shop.store)).toEqual({ applied_n: 1 });
    expect(
      await shop.rows(
        `SELECT source_id, external_id, CAST(ordered_at AS VARCHAR) AS ordered_at, CAST(local_day AS VARCHAR) AS local_day,
          order_mode, channel, fulfilment, payment_moment, status, net_minor, tax_minor, refund_minor, tax_basis, currency,
          customer_key IS NOT NULL AS has_customer, items_n, refund_of, origin, payment_refs, is_current FROM order_version`
      )
    ).toEqual([
      {
        source_id,
        external_id: 'A1',
        ordered_at: '2021-03-01 10:00:00',
        local_day: '2021-03-01',
        order_mode: 'online',
        channel: 'own_site',
        fulfilment: 'shipping',
        payment_moment: 'at_order',
        status: 'paid',
        net_minor: 1250,
        tax_minor: 250,
        refund_minor: 0,
        tax_basis: 'ht',
        currency: 'EUR',
        has_customer: true,
        items_n: 2,
        refund_of: null,
        origin: 'checkout',
        payment_refs: 'pi_1 ch_1',
        is_current: true
      }
    ]);
    expect(await shop.rows('SELECT * FROM inbox')).toEqual([]);
    expect(await applyInbox(shop.store)).toEqual({ applied_n: 0 });
    expect(await auditRollups(shop.store)).toMatchObject({ keys_n: 1, wrong_n: 0 });
  });

  test('is a duplicate when it comes again, before and after it was applied', async () => {
    await send([order()]);
    expect(counts(await send([order()]))).toEqual([0, 0, 1, 0, 0]);
    await drainInbox(shop.store);
    expect(counts(await send([order()]))).toEqual([0, 0, 1, 0, 0]);
    expect(counts(await send([order({ net_minor: 1300 })]))).toEqual([0, 1, 0, 0, 0]);
    await drainInbox(shop.store);
    expect(await current()).toMatchObject([{ net_minor: 1300 }]);
  });
});
