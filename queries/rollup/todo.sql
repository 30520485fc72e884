-- Purpose: the keys to recompute, once each, out of what the caller touched.
-- Reads: TEMP touched(unit_id, local_day).
-- Makes: TEMP todo_day(unit_id, local_day), todo_unit(unit_id), forced(is_forced), changed_span(from_on, until_on).
CREATE OR REPLACE TEMP TABLE todo_day AS
SELECT DISTINCT unit_id, local_day FROM touched WHERE unit_id IS NOT NULL AND local_day IS NOT NULL;

CREATE OR REPLACE TEMP TABLE todo_unit AS
SELECT DISTINCT unit_id FROM touched WHERE unit_id IS NOT NULL;

CREATE OR REPLACE TEMP TABLE forced AS SELECT false AS is_forced;

CREATE OR REPLACE TEMP TABLE changed_span AS
SELECT DISTINCT local_day AS from_on, local_day + 1 AS until_on FROM todo_day;
