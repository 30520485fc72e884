-- Purpose: units whose declared usual turnover borrows from a sector group that changed join the units to do.
-- Reads: TEMP season_group, usual_declared, unit_plan. Adds to TEMP todo_unit and TEMP old_window.
CREATE OR REPLACE TEMP TABLE borrower AS
SELECT DISTINCT d.unit_id
FROM usual_declared AS d
JOIN unit_plan AS p ON p.unit_id = d.unit_id
JOIN season_group AS g
  ON g.sector_group = p.sector_group AND g.country_code = p.country_code AND g.sample = p.sample
  AND g.currency = d.currency AND g.tax_basis = d.tax_basis
WHERE (d.month_weights IS NULL OR d.weekday_weights IS NULL)
  AND NOT EXISTS (SELECT 1 FROM todo_unit AS t WHERE t.unit_id = d.unit_id);

INSERT INTO todo_unit SELECT unit_id FROM borrower;

INSERT INTO old_window SELECT w.* FROM unit_window AS w JOIN borrower AS b ON b.unit_id = w.unit_id;
