-- Purpose: method median_years: the median of the same week or month over the last 3 to 5 years that know all of it, for
-- days whose reference year does not. A year counts for a week or month that no lockdown touches; week 53 without a twin
-- counts half of weeks 52 and 01 together. The median is that of whole weeks or months; its days take their share of what
-- those years sold by weekday, as differences of rounded running sums, so that they add up to it.
-- An even number of years gives the mean of the two in the middle. Source: domain note section 5, method 2.
-- Reads: TEMP usual_unit, TEMP usual_open, TEMP annual_unit, unit_window, unit_basis, closure, area, unit_day.
-- Makes: TEMP median_ref (years that count), TEMP median_span (runs of target days), TEMP median_day. Adds to usual_taken.
CREATE OR REPLACE TEMP TABLE median_period AS
WITH open_run AS (
  SELECT
    o.unit_id, u.alignment, coalesce(u.country_code, '') AS country_code, o.from_on,
    least(o.until_on, coalesce(a.override_on, o.until_on)) AS until_on
  FROM usual_open AS o
  JOIN usual_unit AS u ON u.unit_id = o.unit_id
  LEFT JOIN annual_unit AS a ON a.unit_id = o.unit_id
),
open_year AS (
  SELECT DISTINCT unit_id, alignment, country_code, CAST(unnest(
    CASE alignment
      WHEN 'month' THEN range(year(from_on), year(until_on - 1) + 1)
      ELSE range(isoyear(from_on), isoyear(until_on - 1) + 1)
    END
  ) AS INTEGER) AS target_year
  FROM open_run
  WHERE from_on < until_on
),
known_year AS (
  SELECT DISTINCT w.unit_id, CAST(unnest(
    CASE u.alignment
      WHEN 'month' THEN range(year(w.from_on), year(w.until_on - 1) + 1)
      ELSE range(isoyear(w.from_on), isoyear(w.until_on - 1) + 1)
    END
  ) AS INTEGER) AS ref_year
  FROM unit_window AS w
  JOIN usual_unit AS u ON u.unit_id = w.unit_id
  WHERE w.what = 'total'
),
pair AS (
  SELECT o.unit_id, o.alignment, o.country_code, o.target_year, k.ref_year
  FROM open_year AS o
  JOIN known_year AS k ON k.unit_id = o.unit_id AND k.ref_year BETWEEN o.target_year - 10 AND o.target_year - 1
  QUALIFY count(*) OVER (PARTITION BY o.unit_id, o.target_year) >= 3
),
piece AS (
  SELECT
    *, 1 AS halves,
    make_date(target_year, m, 1) AS target_from, CAST(make_date(target_year, m, 1) + INTERVAL 1 MONTH AS DATE) AS target_until,
    make_date(ref_year, m, 1) AS ref_from, CAST(make_date(ref_year, m, 1) + INTERVAL 1 MONTH AS DATE) AS ref_until
  FROM (SELECT *, unnest(range(1, 13)) AS m FROM pair WHERE alignment = 'month') AS p
  UNION ALL
  SELECT
    *, CASE WHEN m > iso_weeks_n(ref_year) THEN 2 ELSE 1 END,
    iso_year_from(target_year) + CAST(7 * (m - 1) AS INTEGER), iso_year_from(target_year) + CAST(7 * m AS INTEGER),
    iso_year_from(ref_year) + CAST(7 * (least(m, iso_weeks_n(ref_year)) - 1) AS INTEGER),
    iso_year_from(ref_year) + CAST(7 * m AS INTEGER)
  FROM (SELECT *, unnest(range(1, iso_weeks_n(target_year) + 1)) AS m FROM pair WHERE alignment = 'week') AS p
)
SELECT p.*
FROM piece AS p
WHERE EXISTS (
    SELECT 1 FROM open_run AS o
    WHERE o.unit_id = p.unit_id AND o.from_on < least(p.target_until, o.until_on) AND o.until_on > p.target_from
  )
  AND NOT EXISTS (
    SELECT 1 FROM closure AS c JOIN area AS a ON a.area_code = c.area_code
    WHERE c.kind = 'lockdown' AND a.country_code = p.country_code AND c.from_on < p.ref_until AND c.until_on > p.ref_from
  );

CREATE OR REPLACE TEMP TABLE median_ref AS
SELECT p.*, b.currency, b.tax_basis
FROM median_period AS p
JOIN unit_window AS w
  ON w.unit_id = p.unit_id AND w.what = 'total' AND w.from_on <= p.ref_from AND w.until_on >= p.ref_until
JOIN unit_basis AS b ON b.unit_id = p.unit_id AND b.from_on <= p.ref_from AND b.until_on >= p.ref_until
QUALIFY row_number() OVER (PARTITION BY p.unit_id, p.target_from, b.currency, b.tax_basis ORDER BY p.ref_year DESC) <= 5
  AND count(*) OVER (PARTITION BY p.unit_id, p.target_from, b.currency, b.tax_basis) >= 3;

CREATE OR REPLACE TEMP TABLE median_span AS
WITH told AS (
  SELECT
    unit_id, target_year, target_from, target_until, currency, tax_basis, max(ref_year) AS ref_year,
    list_sort(list(ref_year)) AS years
  FROM median_ref
  GROUP BY unit_id, target_year, target_from, target_until, currency, tax_basis
  QUALIFY row_number() OVER (PARTITION BY unit_id, target_from ORDER BY max(ref_year) DESC, currency, tax_basis) = 1
),
clipped AS (
  SELECT
    t.unit_id, t.target_year, t.ref_year, t.years, t.currency, t.tax_basis,
    greatest(t.target_from, o.from_on) AS from_on,
    least(t.target_until, o.until_on, coalesce(a.override_on, o.until_on)) AS until_on
  FROM told AS t
  JOIN usual_open AS o ON o.unit_id = t.unit_id AND o.from_on < t.target_until AND o.until_on > t.target_from
  LEFT JOIN annual_unit AS a ON a.unit_id = t.unit_id
),
numbered AS (
  SELECT *, sum(starts) OVER (PARTITION BY unit_id, target_year, years, currency, tax_basis ORDER BY from_on) AS run
  FROM (
    SELECT
      *,
      CASE
        WHEN lag(until_on) OVER (PARTITION BY unit_id, target_year, years, currency, tax_basis ORDER BY from_on) = from_on
        THEN 0 ELSE 1
      END AS starts
    FROM clipped
    WHERE from_on < until_on
  ) AS c
)
SELECT unit_id, target_year, ref_year, years, currency, tax_basis, min(from_on) AS from_on, max(until_on) AS until_on
FROM numbered
GROUP BY unit_id, target_year, ref_year, years, currency, tax_basis, run;

INSERT INTO usual_taken SELECT unit_id, from_on, until_on FROM median_span;

CREATE OR REPLACE TEMP TABLE median_day AS
WITH sale AS (
  SELECT
    r.unit_id, r.target_from, r.ref_year, r.halves, r.currency, r.tax_basis,
    CASE r.alignment WHEN 'month' THEN 0 ELSE isodow(d.local_day) - 1 END AS slot,
    sum(d.net_minor - d.refund_minor) AS minor
  FROM median_ref AS r
  JOIN unit_day AS d
    ON d.unit_id = r.unit_id AND d.local_day >= r.ref_from AND d.local_day < r.ref_until
    AND d.currency = r.currency AND d.tax_basis = r.tax_basis
  GROUP BY r.unit_id, r.target_from, r.ref_year, r.halves, r.currency, r.tax_basis, slot
),
yearly AS (
  SELECT
    r.unit_id, r.target_from, r.currency, r.tax_basis,
    coalesce(sum(s.minor), 0) / CAST(r.halves AS DOUBLE) AS minor
  FROM median_ref AS r
  LEFT JOIN sale AS s
    ON s.unit_id = r.unit_id AND s.target_from = r.target_from AND s.ref_year = r.ref_year
    AND s.currency = r.currency AND s.tax_basis = r.tax_basis
  GROUP BY r.unit_id, r.target_from, r.ref_year, r.halves, r.currency, r.tax_basis
),
middle AS (
  SELECT unit_id, target_from, currency, tax_basis, floor(median(minor) + 0.5) AS minor
  FROM yearly
  GROUP BY unit_id, target_from, currency, tax_basis
),
weighed AS (
  SELECT unit_id, target_from, currency, tax_basis, slot, greatest(sum(minor), 0) AS weight
  FROM sale
  GROUP BY unit_id, target_from, currency, tax_basis, slot
),
running AS (
  SELECT
    *,
    sum(weight) OVER (PARTITION BY unit_id, target_from, currency, tax_basis ORDER BY slot) AS running,
    sum(weight) OVER (PARTITION BY unit_id, target_from, currency, tax_basis) AS total
  FROM weighed
)
SELECT
  r.unit_id, r.target_from + CAST(r.slot AS INTEGER) AS local_day, r.currency, r.tax_basis,
  CAST(
    round(m.minor * (CAST(r.running AS DOUBLE) / r.total)) - round(m.minor * (CAST(r.running - r.weight AS DOUBLE) / r.total))
    AS BIGINT
  ) AS usual_minor
FROM running AS r
JOIN middle AS m
  ON m.unit_id = r.unit_id AND m.target_from = r.target_from AND m.currency = r.currency AND m.tax_basis = r.tax_basis
WHERE r.total > 0 AND r.weight > 0;
