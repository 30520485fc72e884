-- The days for which something is known of one unit. Parameter: unit_id. Columns: what, from, until (half-open), currency, tax_basis.
SELECT what, from_on AS "from", until_on AS until, currency, tax_basis
FROM unit_window WHERE unit_id = {unit_id:Int64} ORDER BY what, from_on
