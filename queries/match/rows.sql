-- What may be told twice, around the days that were touched. Reads: TEMP touched. Parameters: kinds (of sources that tell
-- payments), reach (days between an order and its payment), back (days between a sale and what is given back of it).

-- Only units that have a feed of payments, or had a match. Touched days that are so far apart that nothing around the ones
-- can meet anything around the others are decided apart, so that two days of different years do not bring all between them.
CREATE OR REPLACE TEMP TABLE match_unit AS
WITH day AS (
  SELECT DISTINCT unit_id, local_day
  FROM touched
  WHERE unit_id IN (SELECT unit_id FROM source WHERE kind IN (SELECT unnest({kinds:Array(String)})))
    OR unit_id IN (SELECT s.unit_id FROM order_match AS m JOIN source AS s ON s.source_id = m.source_id)
),
step AS (
  SELECT *, coalesce(local_day - lag(local_day) OVER same_unit > 6 * {reach:Int64}::INTEGER + {back:Int64}::INTEGER, false) AS is_far
  FROM day
  WINDOW same_unit AS (PARTITION BY unit_id ORDER BY local_day)
),
island AS (
  SELECT unit_id, local_day, count(*) FILTER (WHERE is_far) OVER (PARTITION BY unit_id ORDER BY local_day) AS place FROM step
)
SELECT unit_id, min(local_day) AS from_on, max(local_day) AS last_on
FROM island
GROUP BY unit_id, place;

-- Current orders and refunds of those units. `is_core`: decided now; the others are there to decide by.
-- `total_minor`: with tax, NULL when that is not known. `level`: 1 tells payments, 0 anything else.
CREATE OR REPLACE TEMP TABLE match_row AS
SELECT
  v.source_id, v.external_id, v.unit_id, v.local_day, v.ordered_at, v.order_mode, v.currency, v.refund_of, v.refund_minor,
  v.net_minor, v.tax_basis, coalesce(v.is_shadow, false) AS was_shadow,
  v.status = 'refund' AS is_refund,
  CASE v.tax_basis WHEN 'ttc' THEN v.net_minor ELSE v.net_minor + v.tax_minor END AS total_minor,
  (v.status IN ('accepted', 'paid', 'fulfilled') AND v.net_minor > 0) OR (v.status = 'refund' AND v.refund_minor > 0) AS counts,
  CASE WHEN s.kind IN (SELECT unnest({kinds:Array(String)})) THEN 1 ELSE 0 END AS level,
  CASE WHEN v.payment_refs IS NULL THEN [] ELSE string_split(v.payment_refs, ' ') END AS refs,
  v.local_day BETWEEN u.from_on - {reach:Int64}::INTEGER
    AND u.last_on + CASE WHEN v.status = 'refund' THEN {reach:Int64}::INTEGER + {back:Int64}::INTEGER ELSE {reach:Int64}::INTEGER END AS is_core
FROM order_version AS v
JOIN match_unit AS u ON u.unit_id = v.unit_id
JOIN source AS s ON s.source_id = v.source_id
WHERE v.is_current
  AND v.local_day BETWEEN (SELECT min(from_on) FROM match_unit) - 3 * {reach:Int64}::INTEGER
    AND (SELECT max(last_on) FROM match_unit) + {back:Int64}::INTEGER + 3 * {reach:Int64}::INTEGER
  AND v.local_day BETWEEN u.from_on - 3 * {reach:Int64}::INTEGER AND u.last_on + {back:Int64}::INTEGER + 3 * {reach:Int64}::INTEGER
  AND (v.status = 'refund' OR v.local_day <= u.last_on + 3 * {reach:Int64}::INTEGER);

-- Pairs that a person took apart stay apart.
CREATE OR REPLACE TEMP TABLE match_undone AS
SELECT source_id, external_id, shadow_source_id, shadow_external_id FROM order_match WHERE status = 'undone';

-- What is found; one row per shadow.
CREATE OR REPLACE TEMP TABLE match_pair (
  source_id INTEGER, external_id VARCHAR, shadow_source_id INTEGER, shadow_external_id VARCHAR, rule VARCHAR
);
