import fc from 'fast-check';
import type { Store } from '#queries/store.ts';
import { economies, type Economy } from '#tests/queries/economies.ts';
import { economy, type Sale } from '#tests/queries/economy.ts';

/** Twelve shops that began to sell online within a year, and three like them that did not. */
const switched: Sale[] = [
  ...Array.from({ length: 12 }, (_, i): Sale => ({
    unit: `S${i}`,
    before_minor: 100_000 + 10_000 * i,
    in_store_minor: 80_000 + 9_000 * i + (i % 3) * 4_000,
    online_minor: 30_000 + 2_000 * i
  })),
  ...[2_000_000, 2_100_000, 1_000_000].map((before_minor, i): Sale => ({
    unit: `K${i}`,
    before_minor,
    in_store_minor: 950_000 * (i + 1),
    online_minor: 0
  }))
];

/** A store of many small random economies side by side, shops that switched, with holidays, shifted usual turnover and its methods. */
export async function richStore(economies_n: number, seed: number): Promise<Store> {
  const drawn = fc.sample(economies, { seed, numRuns: economies_n }).map(apart);
  const store = await economy(
    [...drawn.flatMap(({ sales }) => sales), ...switched],
    drawn.flatMap(({ units }) => units),
    ':memory:',
    drawn.flatMap(({ purchases }) => purchases)
  );
  await store.engine.run(`
INSERT INTO usual_shift
  SELECT local_day, unit_id, CASE WHEN unit_id % 2 = 0 THEN 700 ELSE -300 END, currency, tax_basis
  FROM usual_day WHERE month(local_day) = 11 AND unit_id % 3 <> 0;
INSERT INTO usual_shift
  SELECT from_on, w.unit_id, 900, 'EUR', 'ht' FROM unit_window AS w
  WHERE what = 'total' AND month(from_on) = 11 AND NOT EXISTS (
    SELECT 1 FROM unit_day AS d WHERE d.unit_id = w.unit_id AND d.local_day = w.from_on);
INSERT INTO unit_window SELECT unit_id, 'usual', local_day, local_day + 1, currency, tax_basis FROM usual_shift AS s
  WHERE NOT EXISTS (SELECT 1 FROM unit_window AS w
    WHERE w.unit_id = s.unit_id AND w.what = 'usual' AND s.local_day >= w.from_on AND s.local_day < w.until_on);
INSERT INTO usual_turnover BY NAME
  SELECT unit_id, 1 AS version, CASE WHEN unit_id % 2 = 0 THEN 'same_period' ELSE 'annual_seasonal' END AS method,
    'week' AS alignment, DATE '2020-01-01' AS from_on, DATE '2021-01-01' AS until_on, 2019 AS ref_year,
    'measured' AS quality, '{}' AS detail, 'EUR' AS currency, 'ht' AS tax_basis, 100 AS usual_minor,
    TIMESTAMP '2021-01-02 00:00:00' AS computed_at, true AS is_current, CASE WHEN unit_id % 5 = 0 THEN 'yes' END AS distance_sales
  FROM unit;
INSERT INTO holiday BY NAME SELECT 'FR' AS country_code, 'easter' AS code, 'holiday' AS kind, DATE '2020-04-12' AS from_on,
  DATE '2020-04-13' AS until_on, DATE '2020-04-12' AS regular_on, 'Pâques' AS name_fr, 'Easter' AS name_en, 'test' AS source;
INSERT INTO holiday BY NAME SELECT 'FR' AS country_code, 'black_friday' AS code, 'black_friday' AS kind, DATE '2020-12-04' AS from_on,
  DATE '2020-12-05' AS until_on, DATE '2020-11-27' AS regular_on, 'Vendredi fou' AS name_fr, 'Black Friday' AS name_en, 'test' AS source`);
  return store;
}

/** An economy whose units and enterprises nobody else has. */
const apart = ({ sales, units, purchases }: Economy, i: number): Economy => ({
  purchases: purchases.map((each) => ({ ...each, unit: `E${i}${each.unit}` })),
  units: units.map((unit) => ({
    ...unit,
    unit: `E${i}${unit.unit}`,
    enterprise: 1000 * (i + 1) + (unit.enterprise ?? 0)
  })),
  sales: sales.map((sale) => ({ ...sale, unit: `E${i}${sale.unit}` }))
});
