-- Purpose: units that are no more leave nothing behind.
-- Reads: TEMP chunk_unit, unit. Deletes from usual_turnover, usual_day, usual_shift, unit_window, unit_season, unit_span, unit_seen.
CREATE OR REPLACE TEMP TABLE gone AS
SELECT c.unit_id FROM chunk_unit AS c WHERE NOT EXISTS (SELECT 1 FROM unit AS u WHERE u.unit_id = c.unit_id);

DELETE FROM usual_turnover WHERE unit_id IN (SELECT unit_id FROM gone);
DELETE FROM usual_day WHERE unit_id IN (SELECT unit_id FROM gone);
DELETE FROM usual_shift WHERE unit_id IN (SELECT unit_id FROM gone);
DELETE FROM unit_window WHERE unit_id IN (SELECT unit_id FROM gone);
DELETE FROM unit_season WHERE unit_id IN (SELECT unit_id FROM gone);
DELETE FROM unit_span WHERE unit_id IN (SELECT unit_id FROM gone);
DELETE FROM unit_seen WHERE unit_id IN (SELECT unit_id FROM gone);
