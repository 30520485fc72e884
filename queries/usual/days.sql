-- Purpose: the day-level expectation of the days to make again.
-- same_period: the reference day's revenue (net minus refunds, all modes); a mean of two rounds half up.
-- annual_seasonal: the month's amount is the difference of two rounded running sums of the year, the day's amount the
-- difference of two rounded running sums of its month, so that days sum to the month and months to the year to the cent.
-- A day shut by a `holiday` closure of the unit's area and sector weighs nothing. Units of grain week or month carry the
-- period's amount on its first day. Amounts of nought are left out. Source: domain note section 5, method 3.
-- Reads: TEMP usual_unit, usual_todo, same_image, same_span, annual_unit, annual_span; unit_day, closure.
-- Makes: TEMP new_usual_day(local_day, unit_id, usual_minor, currency, tax_basis).
CREATE OR REPLACE TEMP TABLE same_job AS
SELECT
  i.unit_id, i.currency, i.tax_basis, i.halves, i.alignment = 'month' AS is_month, i.target_from AS month_on,
  CAST(i.shift_days AS INTEGER) AS shift_days,
  CASE
    WHEN i.alignment = 'month' THEN i.ref_from
    ELSE greatest(i.target_from, s.from_on, t.from_on) - CAST(i.shift_days AS INTEGER)
  END AS ref_from,
  CASE
    WHEN i.alignment = 'month' THEN i.ref_until
    ELSE least(i.target_until, s.until_on, u.until_on, t.until_on) - CAST(i.shift_days AS INTEGER)
  END AS ref_until
FROM same_image AS i
JOIN usual_unit AS u ON u.unit_id = i.unit_id
JOIN same_span AS s
  ON s.unit_id = i.unit_id AND s.target_year = i.target_year AND s.currency = i.currency AND s.tax_basis = i.tax_basis
JOIN usual_todo AS t ON t.unit_id = i.unit_id
WHERE greatest(i.target_from, s.from_on, t.from_on) < least(i.target_until, s.until_on, u.until_on, t.until_on);

CREATE OR REPLACE TEMP TABLE annual_job AS
SELECT s.unit_id, greatest(s.from_on, t.from_on) AS from_on, least(s.until_on, u.until_on, t.until_on) AS until_on
FROM annual_span AS s
JOIN usual_unit AS u ON u.unit_id = s.unit_id
JOIN usual_todo AS t ON t.unit_id = s.unit_id
WHERE greatest(s.from_on, t.from_on) < least(s.until_on, u.until_on, t.until_on);

CREATE OR REPLACE TEMP TABLE annual_pattern AS
WITH shut AS (
  SELECT j.unit_id, list_sort(list(DISTINCT d.local_day)) AS days
  FROM (SELECT DISTINCT unit_id FROM annual_job) AS j
  JOIN usual_unit AS u ON u.unit_id = j.unit_id
  JOIN (
    SELECT area_code, sector_code, CAST(unnest(range(from_on, until_on, INTERVAL 1 DAY)) AS DATE) AS local_day
    FROM closure
    WHERE kind = 'holiday'
  ) AS d
    ON d.area_code IN (u.commune_code, u.epci_code, u.departement_code, u.region_code, u.country_code)
    AND (d.sector_code IS NULL OR d.sector_code IN (u.sector_class, u.sector_group, u.sector_family))
  GROUP BY j.unit_id
)
SELECT
  j.unit_id, a.weekdays, coalesce(h.days, []) AS shut_days,
  dense_rank() OVER (ORDER BY a.weekdays, coalesce(h.days, [])) AS pattern_id
FROM (SELECT DISTINCT unit_id FROM annual_job) AS j
JOIN annual_unit AS a ON a.unit_id = j.unit_id
LEFT JOIN shut AS h ON h.unit_id = j.unit_id;

CREATE OR REPLACE TEMP TABLE annual_pattern_day AS
WITH reach AS (
  SELECT
    CAST(date_trunc('month', min(from_on)) AS DATE) AS from_on,
    CAST(date_trunc('month', max(until_on)) + INTERVAL 1 MONTH AS DATE) AS until_on
  FROM annual_job
),
calendar AS (
  SELECT CAST(unnest(range(from_on, until_on, INTERVAL 1 DAY)) AS DATE) AS local_day FROM reach
),
weighed AS (
  SELECT
    p.pattern_id, c.local_day, date_trunc('month', c.local_day) AS month_on,
    CASE
      WHEN list_contains(p.shut_days, c.local_day) THEN 0
      ELSE CAST(round(1e6 * p.weekdays[isodow(c.local_day)]) AS BIGINT)
    END AS weight
  FROM (SELECT DISTINCT pattern_id, weekdays, shut_days FROM annual_pattern) AS p
  CROSS JOIN calendar AS c
)
SELECT
  pattern_id, local_day, weight,
  sum(weight) OVER (PARTITION BY pattern_id, month_on ORDER BY local_day) AS running,
  sum(weight) OVER (PARTITION BY pattern_id, month_on) AS total
FROM weighed;

CREATE OR REPLACE TEMP TABLE annual_month AS
WITH share AS (
  SELECT unit_id, annual_minor, unnest(range(1, 13)) AS m, CAST(round(1e6 * unnest(months)) AS BIGINT) AS share
  FROM annual_unit
),
running AS (
  SELECT
    *,
    sum(share) OVER (PARTITION BY unit_id ORDER BY m) AS running,
    sum(share) OVER (PARTITION BY unit_id) AS total
  FROM share
)
SELECT
  unit_id, m,
  coalesce(
    round(annual_minor * (CAST(running AS DOUBLE) / nullif(total, 0)))
    - round(annual_minor * (CAST(running - share AS DOUBLE) / nullif(total, 0))), 0
  ) AS month_minor
FROM running;

CREATE OR REPLACE TEMP TABLE new_usual_day AS
WITH same AS (
  SELECT
    CASE WHEN j.is_month THEN j.month_on ELSE d.local_day + j.shift_days END AS local_day,
    d.unit_id,
    CASE
      WHEN max(j.halves) = 2 THEN CAST(floor((sum(d.net_minor - d.refund_minor) + 1) / 2.0) AS BIGINT)
      ELSE CAST(sum(d.net_minor - d.refund_minor) AS BIGINT)
    END AS usual_minor,
    d.currency, d.tax_basis
  FROM unit_day AS d
  JOIN same_job AS j
    ON j.unit_id = d.unit_id AND d.local_day >= j.ref_from AND d.local_day < j.ref_until
    AND j.currency = d.currency AND j.tax_basis = d.tax_basis
  GROUP BY CASE WHEN j.is_month THEN j.month_on ELSE d.local_day + j.shift_days END, d.unit_id, d.currency, d.tax_basis
),
annual AS (
  SELECT
    grain_floor(u.grain, p.local_day) AS local_day, j.unit_id,
    round(m.month_minor * (CAST(p.running AS DOUBLE) / p.total))
    - round(m.month_minor * (CAST(p.running - p.weight AS DOUBLE) / p.total)) AS usual_minor,
    a.currency, a.tax_basis, u.grain
  FROM annual_job AS j
  JOIN usual_unit AS u ON u.unit_id = j.unit_id
  JOIN annual_unit AS a ON a.unit_id = j.unit_id
  JOIN annual_pattern AS n ON n.unit_id = j.unit_id
  JOIN annual_pattern_day AS p
    ON p.pattern_id = n.pattern_id AND p.local_day >= j.from_on AND p.local_day < j.until_on AND p.weight > 0
  JOIN annual_month AS m ON m.unit_id = j.unit_id AND m.m = month(p.local_day)
)
SELECT local_day, unit_id, usual_minor, currency, tax_basis FROM same WHERE usual_minor <> 0
UNION ALL
SELECT local_day, unit_id, CAST(usual_minor AS BIGINT), currency, tax_basis
FROM annual
WHERE grain = 'day' AND usual_minor <> 0
UNION ALL
SELECT local_day, unit_id, CAST(sum(usual_minor) AS BIGINT), currency, tax_basis
FROM annual
WHERE grain <> 'day'
GROUP BY local_day, unit_id, currency, tax_basis
HAVING sum(usual_minor) <> 0;
