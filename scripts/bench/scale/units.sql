-- Purpose: synthetic shops straight into the store, one for every thousand orders over 2018-2020, spread evenly over the
-- communes and activities of France. Set-based, past the import door: the bench asks questions, not the way in.
-- Reads: variables rows_n, shops_n, sector, area. Makes: import, unit, unit_place, source, source_cover.
INSERT INTO import BY NAME
SELECT 1 AS import_id, now()::TIMESTAMP AS started_at, now()::TIMESTAMP AS finished_at, 'done' AS status, '[]' AS files, '[]' AS detected,
  getvariable('rows_n') AS read_n, getvariable('rows_n') AS accepted_n, 0 AS updated_n, 0 AS duplicate_n, 0 AS quarantined_n, true AS sample;

INSERT INTO unit BY NAME
SELECT n + 1 AS unit_id, 'bench-' || n AS unit_code, 'shop' AS kind, n + 1 AS enterprise_id, 'Europe/Paris' AS zone, 'EUR' AS currency,
  'day' AS grain, false AS online_declared, true AS sample, 1 AS import_id
FROM range(CAST(getvariable('shops_n') AS BIGINT)) AS shops (n);

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
  FROM range(CAST(getvariable('shops_n') AS BIGINT)) AS shops (n)
)
SELECT s.unit_id, DATE '0001-01-01' AS from_on, DATE '9999-12-31' AS until_on, c.sector_code, a.area_code, 1 AS import_id
FROM shop AS s JOIN class AS c ON c.k = s.class_k JOIN commune AS a ON a.k = s.commune_k;

INSERT INTO source BY NAME
SELECT n + 1 AS source_id, n + 1 AS unit_id, 'all' AS name, 'bench' AS kind, true AS reports_online, true AS reports_total, true AS sample, 1 AS import_id
FROM range(CAST(getvariable('shops_n') AS BIGINT)) AS shops (n);

INSERT INTO source_cover BY NAME
SELECT n + 1 AS source_id, 1 AS import_id, DATE '2018-01-01' AS from_on, DATE '2021-01-01' AS until_on, true AS reports_online, true AS reports_total
FROM range(CAST(getvariable('shops_n') AS BIGINT)) AS shops (n);
