-- Synthetic orders straight into the facts: 20,000 shops over three years, a tail of small ones, a third sold online.
-- Set-based, past the import door: the overview bench asks questions, it does not measure the way in.
INSERT INTO import
SELECT 1, now()::TIMESTAMP, now()::TIMESTAMP, 'done', '[]', NULL, '[]', getvariable('rows_n'), getvariable('rows_n'), 0, 0, 0, true;

INSERT INTO unit (unit_id, unit_code, kind, enterprise_id, zone, currency, grain, online_declared, sample, import_id)
SELECT n + 1, 'bench-' || n, 'shop', n + 1, 'Europe/Paris', 'EUR', 'day', false, true, 1 FROM range(20000) AS shops (n);

INSERT INTO unit_place
WITH class AS (
  SELECT sector_code, row_number() OVER (ORDER BY sector_code) - 1 AS k, count(*) OVER () AS n
  FROM sector WHERE level = 'class' AND group_code IS NOT NULL
),
commune AS (
  SELECT area_code, row_number() OVER (ORDER BY area_code) - 1 AS k, count(*) OVER () AS n
  FROM area WHERE level = 'commune' AND departement_code IS NOT NULL
),
shop AS (
  SELECT n + 1 AS unit_id, CAST(hash(n, 1) % (SELECT max(n) FROM class) AS BIGINT) AS class_k,
    CAST(hash(n, 2) % (SELECT max(n) FROM commune) AS BIGINT) AS commune_k
  FROM range(20000) AS shops (n)
)
SELECT s.unit_id, DATE '0001-01-01', DATE '9999-12-31', c.sector_code, a.area_code, 1
FROM shop AS s JOIN class AS c ON c.k = s.class_k JOIN commune AS a ON a.k = s.commune_k;

INSERT INTO source
SELECT n + 1, n + 1, 'all', 'bench', NULL, true, true, now()::TIMESTAMP, true, 1 FROM range(20000) AS shops (n);

INSERT INTO source_cover
SELECT n + 1, 1, DATE '2018-01-01', DATE '2021-01-01' FROM range(20000) AS shops (n);

INSERT INTO order_version
SELECT
  shop, 'o-' || i, ordered_at, ordered_at, shop, ordered_at, CAST(ordered_at AS DATE),
  CASE WHEN web THEN 'online' ELSE 'in_store' END, CASE WHEN web THEN 'own_site' ELSE 'counter' END,
  CASE WHEN web THEN 'shipping' ELSE 'carry_out' END, 'at_order', CASE WHEN hash(i, 6) % 50 = 0 THEN 'cancelled' ELSE 'paid' END,
  500 + CAST(hash(i, 4) % 10000 AS BIGINT), NULL, 0, 'ht', 'EUR', NULL, 1, NULL, 1, true
FROM (
  SELECT i, 1 + CAST(floor(20000 * pow(hash(i, 1) / 18446744073709551616.0, 2)) AS INTEGER) AS shop,
    TIMESTAMP '2018-01-01 08:00:00' + to_seconds(CAST(94600000 * (i / getvariable('rows_n')) AS BIGINT)) AS ordered_at,
    hash(i, 3) % 3 = 0 AS web
  FROM range(CAST(getvariable('rows_n') AS BIGINT)) AS orders (i)
) AS drawn;
