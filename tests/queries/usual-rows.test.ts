import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeStore, type Store } from '#queries/store.ts';
import { addTakings, addUnit, declareUsual, factStore, recomputed } from './facts.ts';

describe('the inputs of worked example E1', () => {
  let store: Store;
  beforeEach(async () => {
    store = await factStore();
  });
  afterEach(() => closeStore(store));

  test('stand in the row view as the domain note gives them', async () => {
    const day = '2020-11-09';
    for (const unit_id of [1, 2, 3])
      await addUnit(store.engine, { unit_id, covers: [[day, '2020-11-10']] });
    const euros = (unit_id: number, order_mode: string, amount: number, fulfilment = 'none') => ({
      unit_id,
      day,
      order_mode,
      fulfilment,
      net_minor: amount * 100
    });
    await addTakings(store.engine, [
      euros(1, 'in_store', 6000),
      euros(1, 'online', 2000, 'pickup_shop'),
      euros(1, 'online', 1000, 'shipping'),
      { ...euros(1, 'remote', 1000), channel: 'phone' },
      euros(2, 'in_store', 12000),
      euros(2, 'online', 900, 'pickup_shop'),
      euros(2, 'online', 600, 'shipping'),
      { ...euros(2, 'remote', 1500), channel: 'phone' },
      euros(3, 'in_store', 4000),
      euros(3, 'online', 1000, 'shipping')
    ]);
    for (const [unit_id, annual] of [
      [1, 20_000],
      [2, 30_000]
    ] as const)
      await declareUsual(store.engine, {
        unit_id,
        annual_minor: annual * 100 * 30,
        months: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0],
        weekdays: [1, 1, 1, 1, 1, 1, 1]
      });
    await recomputed(store);
    const rows = await store.engine.query(
      `SELECT unit_id, revenue_minor, in_store_minor, online_minor, remote_minor, pickup_minor, usual_minor,
         online_known, total_known, usual_known
       FROM unit_day_row WHERE channel = 'all' AND local_day = DATE '2020-11-09' ORDER BY unit_id`
    );
    const known = { online_known: true, total_known: true };
    expect(rows).toEqual([
      {
        unit_id: 1,
        revenue_minor: 1_000_000,
        in_store_minor: 600_000,
        online_minor: 300_000,
        remote_minor: 100_000,
        pickup_minor: 200_000,
        usual_minor: 2_000_000,
        usual_known: true,
        ...known
      },
      {
        unit_id: 2,
        revenue_minor: 1_500_000,
        in_store_minor: 1_200_000,
        online_minor: 150_000,
        remote_minor: 150_000,
        pickup_minor: 90_000,
        usual_minor: 3_000_000,
        usual_known: true,
        ...known
      },
      {
        unit_id: 3,
        revenue_minor: 500_000,
        in_store_minor: 400_000,
        online_minor: 100_000,
        remote_minor: 0,
        pickup_minor: 0,
        usual_minor: null,
        usual_known: false,
        ...known
      }
    ]);
  });

  test('a channel’s rows hold that channel’s sales alone and no usual turnover', async () => {
    await addUnit(store.engine, { unit_id: 1, covers: [['2019-01-01', '2021-01-01']] });
    await addTakings(store.engine, [
      { unit_id: 1, day: '2019-11-11', net_minor: 700 },
      { unit_id: 1, day: '2020-11-09', net_minor: 500 },
      { unit_id: 1, day: '2020-11-09', net_minor: 300, refund_minor: 50, order_mode: 'online' }
    ]);
    await recomputed(store);
    expect(
      await store.engine.query(
        `SELECT channel, revenue_minor, online_minor, refund_minor, usual_minor, usual_known
         FROM unit_day_row WHERE local_day = DATE '2020-11-09' ORDER BY channel`
      )
    ).toEqual([
      {
        channel: 'all',
        revenue_minor: 750,
        online_minor: 250,
        refund_minor: 50,
        usual_minor: 700,
        usual_known: true
      },
      {
        channel: 'counter',
        revenue_minor: 500,
        online_minor: 0,
        refund_minor: 0,
        usual_minor: null,
        usual_known: true
      },
      {
        channel: 'own_site',
        revenue_minor: 250,
        online_minor: 250,
        refund_minor: 50,
        usual_minor: null,
        usual_known: true
      }
    ]);
  });

  test('sales in another currency than the usual turnover have none', async () => {
    await addUnit(store.engine, { unit_id: 1, covers: [['2019-01-01', '2021-01-01']] });
    await addTakings(store.engine, [
      { unit_id: 1, day: '2019-11-11', net_minor: 700 },
      { unit_id: 1, day: '2020-11-09', net_minor: 500, currency: 'CHF' }
    ]);
    await recomputed(store);
    expect(
      await store.engine.query(
        `SELECT currency, revenue_minor, usual_minor, usual_known
         FROM unit_day_row WHERE channel = 'all' AND local_day = DATE '2020-11-09' ORDER BY currency`
      )
    ).toEqual([
      { currency: 'CHF', revenue_minor: 500, usual_minor: null, usual_known: false },
      { currency: 'EUR', revenue_minor: 0, usual_minor: 700, usual_known: true }
    ]);
  });
});

const swiss = fileURLToPath(
  new URL(
    '../../../shared/data/channels/swiss-card-sales-by-channel-daily-2019-2020.csv.gz',
    import.meta.url
  )
);
if (!existsSync(swiss)) console.warn(`skipped: no ${swiss}`);

describe.skipIf(!existsSync(swiss))('Swiss card sales of other goods, April 2020', () => {
  let store: Store;
  beforeAll(async () => {
    store = await factStore();
    await addUnit(store.engine, {
      unit_id: 1,
      kind: 'panel',
      area: 'CH',
      covers: [['2019-01-01', '2021-01-01']]
    });
    await store.engine.run(
      `INSERT INTO takings BY NAME
       SELECT 1 AS source_id, 1 AS unit_id, CAST("Date" AS DATE) AS local_day,
         CASE "Channel" WHEN 'POS' THEN 'in_store' ELSE 'online' END AS order_mode,
         CASE "Channel" WHEN 'POS' THEN 'counter' ELSE 'other' END AS channel, 'none' AS fulfilment,
         TIMESTAMP '2021-01-01' AS version_at, TIMESTAMP '2021-01-01' AS received_at,
         CAST(round("Amount CHF" * 100) AS BIGINT) AS net_minor, 0 AS refund_minor, 'ttc' AS tax_basis, 'CHF' AS currency,
         "Number of transactions" AS orders_n, 1 AS import_id, true AS is_current
       FROM read_csv({file:String})
       WHERE "Merchant category" = 'Retail: Other goods' AND "Channel" IN ('POS', 'E-comm')`,
      { file: swiss }
    );
    await recomputed(store);
  });
  afterAll(() => closeStore(store));

  test('half of the jump of the online share is the shops’ loss', async () => {
    const [april] = await store.engine.query<Record<string, number>>(
      `SELECT sum(online_minor)::DOUBLE / sum(revenue_minor) AS online_share,
         sum(online_minor)::DOUBLE / sum(usual_minor) AS online_share_of_usual,
         sum(revenue_minor)::DOUBLE / sum(usual_minor) AS recovery, count(*) AS days_n
       FROM unit_day_row
       WHERE channel = 'all' AND usual_known AND total_known AND online_known
         AND local_day >= DATE '2020-04-01' AND local_day < DATE '2020-05-01'`
    );
    expect(april?.days_n).toBe(30);
    expect(april?.online_share).toBeCloseTo(0.4963, 4);
    expect(april?.online_share_of_usual).toBeCloseTo(0.2454, 4);
    expect(april?.recovery).toBeCloseTo(0.4944, 4);
  });
});
