-- Usual turnover complete: moveable holidays, a second alignment, declarations that go first.

-- Moveable days that sales follow, by country and year, and what else makes a year unlike others. until_on excluded.
-- regular_on: the first day by the rule of the calendar, by which years are aligned; other than from_on where the day
-- was moved that year (moves are told beside figures, never corrected); null: nothing to align by.
CREATE TABLE holiday (
  country_code VARCHAR NOT NULL,
  code VARCHAR NOT NULL, -- easter, ascension, pentecost, black_friday, soldes_winter, soldes_summer, disturbance
  kind VARCHAR NOT NULL, -- holiday, black_friday, soldes, disturbance
  from_on DATE NOT NULL,
  until_on DATE NOT NULL,
  regular_on DATE,
  name_fr VARCHAR NOT NULL,
  name_en VARCHAR NOT NULL,
  source VARCHAR NOT NULL, -- who says so; says 'not verified' where nobody checked
  import_id INTEGER
);

-- overrides: the shop wants this figure in place of its own history, from the year after ref_year; null: no.
ALTER TABLE usual_declared ADD COLUMN overrides BOOLEAN;

-- distance_sales: whether a declared figure includes them (yes, no, unknown); null: not from a declaration.
-- alignment `holiday`: a run of days whose weeks trade places when moveable holidays meet; such rows lie beside the
-- `week` rows of the same days and count only where holidays are asked to be aligned.
-- method: same_period, median_years, annual_seasonal, mean_since_creation. alignment: week, holiday, month, declared, days.
-- quality: measured, declared, borrowed; declared_partial, borrowed_partial: the declared figure leaves distance sales out.
ALTER TABLE usual_turnover ADD COLUMN distance_sales VARCHAR;

-- What the alignment of holidays adds to usual_day, in runs of days where it differs; sums to nought over each whole run.
CREATE TABLE usual_shift (
  local_day DATE NOT NULL,
  unit_id INTEGER NOT NULL,
  shift_minor BIGINT NOT NULL,
  currency VARCHAR NOT NULL,
  tax_basis VARCHAR NOT NULL
);

-- unit_day_row with usual turnover as it is expected when moveable holidays meet. Same columns, same grain.
CREATE VIEW unit_day_row_holiday AS
SELECT r.* REPLACE (
  CASE WHEN r.usual_minor IS NOT NULL THEN r.usual_minor + coalesce(s.shift_minor, 0) END AS usual_minor
)
FROM unit_day_row AS r
LEFT JOIN usual_shift AS s
  ON s.unit_id = r.unit_id AND s.local_day = r.local_day AND r.channel = 'all'
  AND s.currency = r.currency AND s.tax_basis = r.tax_basis
UNION ALL BY NAME
SELECT
  s.local_day, s.unit_id, CAST('all' AS channel_code) AS channel, s.currency, s.tax_basis,
  CAST(0 AS BIGINT) AS revenue_minor,
  CAST(0 AS BIGINT) AS in_store_minor,
  CAST(0 AS BIGINT) AS online_minor,
  CAST(0 AS BIGINT) AS remote_minor,
  CAST(0 AS BIGINT) AS unknown_minor,
  CAST(0 AS BIGINT) AS pickup_minor,
  CAST(0 AS BIGINT) AS refund_minor,
  CAST(0 AS BIGINT) AS orders_n,
  CAST(0 AS BIGINT) AS online_orders_n,
  s.shift_minor AS usual_minor,
  w_online.unit_id IS NOT NULL AS online_known,
  w_total.unit_id IS NOT NULL AS total_known,
  true AS usual_known
FROM usual_shift AS s
JOIN (SELECT unit_id, from_on, until_on, currency, tax_basis FROM unit_window WHERE what = 'usual') AS w_usual
  ON w_usual.unit_id = s.unit_id AND s.local_day >= w_usual.from_on AND s.local_day < w_usual.until_on
  AND w_usual.currency = s.currency AND w_usual.tax_basis = s.tax_basis
LEFT JOIN (SELECT unit_id, from_on, until_on FROM unit_window WHERE what = 'online') AS w_online
  ON w_online.unit_id = s.unit_id AND s.local_day >= w_online.from_on AND s.local_day < w_online.until_on
LEFT JOIN (SELECT unit_id, from_on, until_on FROM unit_window WHERE what = 'total') AS w_total
  ON w_total.unit_id = s.unit_id AND s.local_day >= w_total.from_on AND s.local_day < w_total.until_on
WHERE NOT EXISTS (
  SELECT 1 FROM unit_day AS d
  WHERE d.unit_id = s.unit_id AND d.local_day = s.local_day AND d.currency = s.currency AND d.tax_basis = s.tax_basis
)
AND NOT EXISTS (
  SELECT 1 FROM usual_day AS d
  WHERE d.unit_id = s.unit_id AND d.local_day = s.local_day AND d.currency = s.currency AND d.tax_basis = s.tax_basis
);
