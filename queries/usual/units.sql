-- Purpose: units at work with what their usual turnover is planned from; those without a covered day are left out.
-- Reads: TEMP chunk_unit, unit_plan. Makes: TEMP usual_unit.
CREATE OR REPLACE TEMP TABLE usual_unit AS
SELECT p.* FROM unit_plan AS p JOIN chunk_unit AS c ON c.unit_id = p.unit_id WHERE p.from_on < p.until_on;
