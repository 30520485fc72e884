import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { undoImport } from '#ingest/undo.ts';
import { mappingNames, readMapping } from '#ingest/mapping/read.ts';
import { bench, counts, type Bench } from './shop.ts';

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const there = existsSync(data);
if (!there) console.warn(`skipped: no ${data}`);

test.each(mappingNames())('the mapping %s is well formed', (name) => {
  expect(readMapping(name).mapping.name).toBe(name);
});

describe.skipIf(!there)('Olist, facts', () => {
  const files = [
    'orders.csv.gz',
    'order_items.csv.gz',
    'order_payments.csv.gz',
    'customers.csv.gz',
    'products.csv.gz',
    'product_category_name_translation.csv',
    'sellers.csv'
  ].map((name) => `${data}orders/olist-2017/${name}`);
  const counted = "is_current AND status IN ('accepted', 'paid', 'fulfilled', 'refund')";
  let it: Bench;
  beforeAll(async () => {
    it = await bench();
    const report = await it.take(files, { mapping: 'olist' });
    expect(report.quarantined_n).toBe(0);
    expect(report.files.filter(({ kind }) => kind === 'not used').map(({ name }) => name)).toEqual([
      'order_payments.csv.gz'
    ]);
  });
  afterAll(() => it.close());

  test('counted revenue and seller orders per month', async () => {
    expect(
      await it.rows(
        `SELECT strftime(local_day, '%m') AS m, CAST(sum(net_minor - refund_minor) AS BIGINT) AS minor, count(*) AS n FROM order_version WHERE ${counted} GROUP BY m ORDER BY m`
      )
    ).toEqual([
      { m: '01', minor: 3718102, n: 184 },
      { m: '02', minor: 6223503, n: 377 },
      { m: '03', minor: 9094895, n: 592 },
      { m: '04', minor: 8188266, n: 510 },
      { m: '05', minor: 14045186, n: 815 },
      { m: '06', minor: 11293043, n: 706 },
      { m: '07', minor: 12918181, n: 873 },
      { m: '08', minor: 14581413, n: 992 },
      { m: '09', minor: 15982057, n: 926 }
    ]);
  });

  test('all orders with an item per month, whatever their status', async () => {
    const rows = await it.rows(
      `SELECT CAST(sum(net_minor) AS BIGINT) AS minor FROM order_version GROUP BY month(local_day) ORDER BY month(local_day)`
    );
    expect(rows.map((row) => row.minor)).toEqual([
      3718102, 6322095, 9168935, 8470364, 14141703, 11346525, 13058189, 14593193, 16023676
    ]);
  });

  test('by seller state and by sector', async () => {
    const by = (column: string): Promise<Record<string, unknown>[]> =>
      it.rows(
        `SELECT ${column} AS k, CAST(sum(net_minor - refund_minor) AS BIGINT) AS minor, count(DISTINCT unit_id) AS n FROM order_version JOIN unit_place USING (unit_id) WHERE ${counted} GROUP BY k ORDER BY minor DESC`
      );
    expect((await by('area_code')).slice(0, 6)).toEqual([
      { k: 'BR-SP', minor: 62269888, n: 520 },
      { k: 'BR-MG', minor: 8928335, n: 86 },
      { k: 'BR-PR', minor: 7591063, n: 101 },
      { k: 'BR-RJ', minor: 4763427, n: 45 },
      { k: 'BR-SC', minor: 4635844, n: 56 },
      { k: 'BR-RS', minor: 3163845, n: 27 }
    ]);
    expect((await by('sector_code')).slice(0, 5).map(({ k, minor }) => [k, minor])).toEqual([
      ['cama_mesa_banho', 8402706],
      ['beleza_saude', 8317233],
      ['relogios_presentes', 7157216],
      ['esporte_lazer', 6537899],
      ['moveis_decoracao', 6525387]
    ]);
    expect(
      await it.rows("SELECT name_en, name_fr FROM sector WHERE sector_code = 'cama_mesa_banho'")
    ).toEqual([{ name_en: 'bed bath table', name_fr: 'bed bath table' }]);
  });

  test('the same files again change nothing; undo returns to an empty store', async () => {
    const again = await it.take(files, { mapping: 'olist' });
    expect([again.accepted_n, again.updated_n, again.quarantined_n]).toEqual([0, 0, 0]);
    await undoImport(it.store, 2);
    await undoImport(it.store, 1);
    for (const table of [
      'unit',
      'source',
      'order_version',
      'area',
      'sector',
      'unit_day',
      'unit_window'
    ])
      expect([table, await it.rows(`SELECT count(*) AS n FROM ${table}`)]).toEqual([
        table,
        [{ n: 0 }]
      ]);
  });
});

describe.skipIf(!there)('Swiss card sales, facts', () => {
  test('two panels, online and in store, day by day', async () => {
    const it = await bench();
    const report = await it.take(
      [`${data}channels/swiss-card-sales-by-channel-daily-2019-2020.csv.gz`],
      { mapping: 'swiss-card-sales' }
    );
    expect(counts(report)).toEqual([2924 + 5, 0, 0, 0]);
    const shares = await it.rows(
      `SELECT unit_code AS u, year(local_day) AS y, round(100 * CAST(sum(net_minor) FILTER (WHERE order_mode = 'online') AS DOUBLE) / sum(net_minor), 2) AS share
      FROM takings JOIN unit USING (unit_id) WHERE is_current GROUP BY u, y ORDER BY u, y`
    );
    expect(shares).toEqual([
      { u: 'ch-card-food', y: 2019, share: 1.82 },
      { u: 'ch-card-food', y: 2020, share: 2.59 },
      { u: 'ch-card-other-goods', y: 2019, share: 8.72 },
      { u: 'ch-card-other-goods', y: 2020, share: 15.71 }
    ]);
    await it.close();
  });
});

describe.skipIf(!there)('ONS internet sales, facts', () => {
  test('the published share in all 158 months, and the published total to the pound', async () => {
    const it = await bench();
    const file = `${data}series/ons-internet-share-monthly-2006-2019.csv`;
    expect((await it.take([file], { mapping: 'ons-internet-sales' })).quarantined_n).toBe(0);
    const [row] = await it.rows(
      `WITH months AS (
        SELECT local_day, CAST(sum(net_minor) FILTER (WHERE order_mode = 'online') AS DOUBLE) AS online, CAST(sum(net_minor) AS BIGINT) AS total
        FROM takings WHERE is_current GROUP BY local_day
      ), published AS (SELECT CAST(month || '-01' AS DATE) AS local_day, all_retail_gbp_m_per_week AS total_m, internet_share_pct AS share FROM read_csv('${file}'))
      SELECT count(*) AS months_n, count(*) FILTER (WHERE round(100 * online / total, 1) = share) AS shares_n,
        count(*) FILTER (WHERE total = CAST(CAST(total_m AS DECIMAL(18,4)) * 100000000 AS BIGINT)) AS totals_n
      FROM months JOIN published USING (local_day)`
    );
    expect(row).toEqual({ months_n: 158, shares_n: 158, totals_n: 158 });
    const [year] = await it.rows(
      "SELECT round(100 * CAST(sum(net_minor) FILTER (WHERE order_mode = 'online') AS DOUBLE) / sum(net_minor), 1) AS share FROM takings WHERE year(local_day) = 2019"
    );
    expect(year).toEqual({ share: 19.2 });
    await it.close();
  });
});
