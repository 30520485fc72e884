-- Every version of the usual turnover of one unit, newest first, each in order of days. Parameter: unit_id.
-- usual_minor: what the row's days were expected to sell when the version was made.
SELECT
  "version", is_current, CAST(computed_at AS VARCHAR) AS computed_at, method, alignment, from_on AS "from", until_on AS until,
  ref_year, quality, distance_sales, currency, tax_basis, CAST(usual_minor AS DOUBLE) AS usual_minor, detail
FROM usual_turnover WHERE unit_id = {unit_id:Int64} ORDER BY "version" DESC, from_on, alignment
