-- Purpose: method mean_since_creation: for shops whose opening is known, the days nothing else explains get the monthly
-- mean of a base period times their share of the month's days.
-- The base begins with the shop and ends with the month before, lockdowns left out, of 28 days at least; where a dated
-- rule names the base for a month and a time of creation, that one goes first, as it stands. All of the base must be
-- known, in one currency and basis. A month that is cut counts by its share of days. Source: domain note section 5,
-- method 4, and section 1.
-- Reads: TEMP usual_unit, usual_open, creation_rule; unit, unit_window, unit_basis, closure, area, unit_day.
-- Makes: TEMP mean_span(…, mean_minor). Adds to TEMP usual_taken.
CREATE OR REPLACE TEMP TABLE mean_span AS
WITH target AS (
  SELECT
    o.unit_id, u.country_code, u.grain, n.opened_on, grain_floor(u.grain, n.opened_on) AS created_on,
    greatest(o.from_on, grain_floor(u.grain, n.opened_on)) AS from_on, o.until_on
  FROM usual_open AS o
  JOIN usual_unit AS u ON u.unit_id = o.unit_id AND u.kind = 'shop'
  JOIN unit AS n ON n.unit_id = o.unit_id AND n.opened_on IS NOT NULL
  WHERE o.until_on > n.opened_on
),
monthly AS (
  SELECT
    *,
    CAST(unnest(range(date_trunc('month', from_on), CAST(until_on AS TIMESTAMP), INTERVAL 1 MONTH)) AS DATE) AS month_on
  FROM target
),
base AS (
  SELECT
    m.*, r.rule, r.rule IS NULL AS is_general,
    greatest(m.created_on, coalesce(r.base_from, m.created_on)) AS base_from,
    coalesce(r.base_until, m.month_on) AS base_until
  FROM monthly AS m
  JOIN (SELECT * FROM creation_rule UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL) AS r
    ON r.rule IS NULL OR (
      r.country_code = m.country_code AND m.month_on >= r.target_from AND m.month_on < r.target_until
      AND m.opened_on >= r.created_from AND m.opened_on < r.created_until
    )
),
known AS (
  SELECT b.*, s.currency, s.tax_basis
  FROM base AS b
  JOIN unit_window AS w
    ON w.unit_id = b.unit_id AND w.what = 'total' AND w.from_on <= b.base_from AND w.until_on >= b.base_until
  JOIN unit_basis AS s ON s.unit_id = b.unit_id AND s.from_on <= b.base_from AND s.until_on >= b.base_until
  WHERE b.base_from < b.base_until
),
locked AS (
  SELECT DISTINCT k.country_code, k.grain, CAST(unnest(range(
    grain_floor(k.grain, c.from_on), grain_ceil(k.grain, c.until_on), INTERVAL 1 DAY
  )) AS DATE) AS local_day
  FROM (SELECT DISTINCT country_code, grain FROM known) AS k
  JOIN area AS a ON a.country_code = k.country_code
  JOIN closure AS c ON c.area_code = a.area_code AND c.kind = 'lockdown'
),
clean_day AS (
  SELECT k.unit_id, k.is_general, k.currency, k.tax_basis, k.local_day
  FROM (
    SELECT
      unit_id, country_code, grain, is_general, currency, tax_basis,
      CAST(unnest(range(min(base_from), max(base_until), INTERVAL 1 DAY)) AS DATE) AS local_day
    FROM known
    GROUP BY unit_id, country_code, grain, is_general, currency, tax_basis
  ) AS k
  WHERE NOT k.is_general OR NOT EXISTS (
    SELECT 1 FROM locked AS l
    WHERE l.country_code = k.country_code AND l.grain = k.grain AND l.local_day = k.local_day
  )
),
clean_month AS (
  SELECT
    c.unit_id, c.is_general, c.currency, c.tax_basis, CAST(date_trunc('month', c.local_day) AS DATE) AS month_on,
    count(*) AS days_n, sum(coalesce(d.minor, 0)) AS minor
  FROM clean_day AS c
  LEFT JOIN (
    SELECT unit_id, local_day, currency, tax_basis, sum(net_minor - refund_minor) AS minor
    FROM unit_day
    WHERE unit_id IN (SELECT unit_id FROM known)
    GROUP BY unit_id, local_day, currency, tax_basis
  ) AS d
    ON d.unit_id = c.unit_id AND d.local_day = c.local_day AND d.currency = c.currency AND d.tax_basis = c.tax_basis
  GROUP BY c.unit_id, c.is_general, c.currency, c.tax_basis, date_trunc('month', c.local_day)
),
meant AS (
  SELECT
    k.unit_id, k.month_on, k.from_on, k.until_on, k.rule, k.is_general, k.base_from, k.base_until, k.currency, k.tax_basis,
    sum(c.days_n) AS days_n,
    greatest(sum(c.minor), 0)
      / sum(CAST(c.days_n AS DOUBLE) / day(last_day(c.month_on))) AS mean_minor
  FROM known AS k
  JOIN clean_month AS c
    ON c.unit_id = k.unit_id AND c.is_general = k.is_general AND c.currency = k.currency AND c.tax_basis = k.tax_basis
    AND c.month_on < k.base_until AND c.month_on >= date_trunc('month', k.base_from)
  GROUP BY ALL
)
SELECT
  unit_id, coalesce(rule, 'since_creation') AS rule, base_from, base_until, currency, tax_basis, mean_minor,
  greatest(from_on, month_on) AS from_on,
  least(until_on, CAST(month_on + INTERVAL 1 MONTH AS DATE)) AS until_on
FROM meant
WHERE NOT is_general OR days_n >= 28
QUALIFY row_number() OVER (PARTITION BY unit_id, month_on, from_on ORDER BY is_general, rule, base_until DESC, currency, tax_basis) = 1;

INSERT INTO usual_taken SELECT unit_id, from_on, until_on FROM mean_span;
