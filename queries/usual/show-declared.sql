-- What one unit declared about its usual turnover, newest first. Parameter: unit_id. Amounts in minor units.
SELECT
  CAST(declared_at AS VARCHAR) AS declared_at, CAST(annual_minor AS DOUBLE) AS annual_minor, currency, tax_basis,
  CASE includes_distance_sales WHEN true THEN 'yes' WHEN false THEN 'no' ELSE 'unknown' END AS includes_distance_sales,
  ref_year, origin, coalesce(overrides, false) AS overrides, import_id
FROM usual_declared WHERE unit_id = {unit_id:Int64} ORDER BY usual_declared.declared_at DESC, import_id DESC
