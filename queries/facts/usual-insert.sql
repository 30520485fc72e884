-- Declarations of `resolved` that say something new. Parameter: import_id.

CREATE TEMP TABLE matched AS
WITH good AS (
  SELECT *, hash(annual_minor, currency, tax_basis, includes_distance_sales, origin, overrides, month_weights, weekday_weights) AS content
  FROM resolved WHERE reason IS NULL
),
in_file AS (
  SELECT *, row_number() OVER (PARTITION BY unit_id, ref_year, content ORDER BY declared_at, row_id) AS place FROM good
),
newest AS (
  SELECT unit_id, ref_year, arg_max(hash(annual_minor, currency, tax_basis, includes_distance_sales, origin, coalesce(overrides, false), month_weights, weekday_weights), declared_at) AS content
  FROM usual_declared GROUP BY unit_id, ref_year
)
SELECT f.*, CASE
  WHEN f.place > 1 OR f.content = n.content THEN 'duplicate'
  WHEN n.unit_id IS NOT NULL THEN 'updated'
  ELSE 'accepted' END AS outcome
FROM in_file AS f LEFT JOIN newest AS n ON n.unit_id = f.unit_id AND n.ref_year = f.ref_year;

INSERT INTO usual_declared BY NAME
SELECT unit_id, declared_at, annual_minor, currency, tax_basis, includes_distance_sales, ref_year, origin, overrides, month_weights, weekday_weights,
  CAST({import_id:Int64} AS INTEGER) AS import_id
FROM matched WHERE outcome <> 'duplicate';

INSERT INTO changed_unit SELECT unit_id FROM matched WHERE outcome <> 'duplicate';
