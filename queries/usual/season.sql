-- Purpose: months and weekdays of the full, clean years of the shops to do, and which sector groups they change.
-- A year counts when the whole calendar year is a `total` day of a shop in one currency and basis, without lockdown.
-- Shops that agreed to be compared lend; the others borrow all the same.
-- Reads: TEMP usual_unit, TEMP todo_day, TEMP forced, unit_window, unit_basis, locked_year, unit_day, unit_consent.
-- Replaces what changed in unit_season. Makes: TEMP season_group (keys of the groups whose rows were replaced).
CREATE OR REPLACE TEMP TABLE season_year AS
SELECT
  u.unit_id, u.sector_group, u.country_code, b.currency, b.tax_basis, u.sample, u.enterprise_id, u.grain, y.year
FROM usual_unit AS u
JOIN (
  SELECT unit_id, from_on, until_on, CAST(unnest(range(year(from_on), year(until_on) + 1)) AS INTEGER) AS year
  FROM unit_window
  WHERE what = 'total'
) AS y ON y.unit_id = u.unit_id
JOIN unit_basis AS b ON b.unit_id = u.unit_id
JOIN unit_consent AS c ON c.unit_id = u.unit_id AND c.peers
WHERE u.kind = 'shop' AND u.grain IN ('day', 'month') AND u.sector_group IS NOT NULL AND u.country_code IS NOT NULL
  AND greatest(y.from_on, b.from_on) <= make_date(y.year, 1, 1)
  AND least(y.until_on, b.until_on) >= make_date(y.year + 1, 1, 1)
  AND NOT EXISTS (
    SELECT 1 FROM locked_year AS l
    WHERE l.country_code = u.country_code AND l.alignment = 'month' AND l.year = y.year
  );

CREATE OR REPLACE TEMP TABLE season_stale AS
SELECT DISTINCT s.unit_id, s.year, s.sector_group, s.country_code, s.currency, s.tax_basis, s.sample
FROM unit_season AS s
JOIN chunk_unit AS c ON c.unit_id = s.unit_id
LEFT JOIN season_year AS y
  ON y.unit_id = s.unit_id AND y.year = s.year AND y.sector_group = s.sector_group AND y.country_code = s.country_code
  AND y.currency = s.currency AND y.tax_basis = s.tax_basis AND y.sample = s.sample AND y.enterprise_id = s.enterprise_id
LEFT JOIN (SELECT DISTINCT unit_id, year(local_day) AS year FROM todo_day) AS t
  ON t.unit_id = s.unit_id AND t.year = s.year
LEFT JOIN forced AS f ON f.unit_id = s.unit_id
WHERE y.unit_id IS NULL OR t.unit_id IS NOT NULL OR f.unit_id IS NOT NULL;

DELETE FROM unit_season USING season_stale AS s WHERE unit_season.unit_id = s.unit_id AND unit_season.year = s.year;

CREATE OR REPLACE TEMP TABLE season_new AS
SELECT * FROM season_year AS y
WHERE NOT EXISTS (SELECT 1 FROM unit_season AS s WHERE s.unit_id = y.unit_id AND s.year = y.year);

INSERT INTO unit_season
WITH sale AS (
  SELECT
    y.unit_id, y.year, month(d.local_day) AS m, isodow(d.local_day) AS k,
    sum(d.net_minor - d.refund_minor) AS revenue_minor
  FROM unit_day AS d
  JOIN season_new AS y ON y.unit_id = d.unit_id AND y.year = year(d.local_day)
  GROUP BY y.unit_id, y.year, month(d.local_day), isodow(d.local_day)
),
part_sale AS (
  SELECT unit_id, year, 'month' AS part, m AS k, sum(revenue_minor) AS revenue_minor FROM sale GROUP BY unit_id, year, m
  UNION ALL
  SELECT unit_id, year, 'weekday', k, sum(revenue_minor) FROM sale GROUP BY unit_id, year, k
),
slot AS (
  SELECT
    *, 'month' AS part, unnest(range(1, 13)) AS k,
    date_diff('day', make_date(year, k, 1), CAST(make_date(year, k, 1) + INTERVAL 1 MONTH AS DATE)) AS days_n
  FROM season_new
  UNION ALL
  SELECT
    *, 'weekday', unnest(range(1, 8)) AS k,
    date_diff('week', make_date(year, 1, 1) - CAST(k AS INTEGER), make_date(year + 1, 1, 1) - CAST(k AS INTEGER))
  FROM season_new
  WHERE grain = 'day'
)
SELECT
  s.unit_id, s.sector_group, s.country_code, s.currency, s.tax_basis, s.sample, s.enterprise_id, s.year, s.part, s.k,
  s.days_n, CAST(coalesce(f.revenue_minor, 0) AS BIGINT)
FROM slot AS s
LEFT JOIN part_sale AS f ON f.unit_id = s.unit_id AND f.year = s.year AND f.part = s.part AND f.k = s.k;

CREATE OR REPLACE TEMP TABLE season_group AS
SELECT DISTINCT sector_group, country_code, currency, tax_basis, sample FROM season_stale
UNION
SELECT DISTINCT sector_group, country_code, currency, tax_basis, sample FROM season_new;
