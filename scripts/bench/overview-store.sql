-- Synthetic orders straight into the facts: 20,000 shops over three years, a tail of small ones, a third sold online.
-- Set-based, past the import door: the overview bench asks questions, it does not measure the way in.
INSERT INTO import BY NAME
SELECT 1 AS import_id, now()::TIMESTAMP AS started_at, now()::TIMESTAMP AS finished_at, 'done' AS status, '[]' AS files, '[]' AS detected,
  getvariable('rows_n') AS read_n, getvariable('rows_n') AS accepted_n, 0 AS updated_n, 0 AS duplicate_n, 0 AS quarantined_n, true AS sample;

INSERT INTO unit BY NAME
SELECT n + 1 AS unit_id, 'bench-' || n AS unit_code, 'shop' AS kind, n + 1 AS enterprise_id, 'Europe/Paris' AS zone, 'EUR' AS currency,
  'day' AS grain, false AS online_declared, true AS sample, 1 AS import_id
FROM range(20000) AS shops (n);

INSERT INTO unit_place BY NAME
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
SELECT s.unit_id, DATE '0001-01-01' AS from_on, DATE '9999-12-31' AS until_on, c.sector_code, a.area_code, 1 AS import_id
FROM shop AS s JOIN class AS c ON c.k = s.class_k JOIN commune AS a ON a.k = s.commune_k;

INSERT INTO source BY NAME
SELECT n + 1 AS source_id, n + 1 AS unit_id, 'all' AS name, 'bench' AS kind, true AS reports_online, true AS reports_total, true AS sample, 1 AS import_id
FROM range(20000) AS shops (n);

INSERT INTO source_cover BY NAME
SELECT n + 1 AS source_id, 1 AS import_id, DATE '2018-01-01' AS from_on, DATE '2021-01-01' AS until_on, true AS reports_online, true AS reports_total
FROM range(20000) AS shops (n);

INSERT INTO order_version BY NAME
SELECT
  shop AS source_id, 'o-' || i AS external_id, ordered_at AS version_at, ordered_at AS received_at, shop AS unit_id, ordered_at,
  CAST(ordered_at AS DATE) AS local_day,
  CASE WHEN web THEN 'online' ELSE 'in_store' END AS order_mode, CASE WHEN web THEN 'own_site' ELSE 'counter' END AS channel,
  CASE WHEN web THEN 'shipping' ELSE 'carry_out' END AS fulfilment, 'at_order' AS payment_moment,
  CASE WHEN hash(i, 6) % 50 = 0 THEN 'cancelled' ELSE 'paid' END AS status,
  500 + CAST(hash(i, 4) % 10000 AS BIGINT) AS net_minor, 0 AS refund_minor, 'ht' AS tax_basis, 'EUR' AS currency, 1 AS items_n,
  1 AS import_id, true AS is_current
FROM (
  SELECT i, 1 + CAST(floor(20000 * pow(hash(i, 1) / 18446744073709551616.0, 2)) AS INTEGER) AS shop,
    TIMESTAMP '2018-01-01 08:00:00' + to_seconds(CAST(94600000 * (i / getvariable('rows_n')) AS BIGINT)) AS ordered_at,
    hash(i, 3) % 3 = 0 AS web
  FROM range(CAST(getvariable('rows_n') AS BIGINT)) AS orders (i)
) AS drawn;
