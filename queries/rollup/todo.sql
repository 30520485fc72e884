-- Purpose: the keys to recompute, once each, out of what the caller touched and the units it names.
-- Reads: TEMP touched(unit_id, local_day), TEMP named(unit_id).
-- Makes: TEMP todo_day(unit_id, local_day), todo_unit(unit_id), changed_span(from_on, until_on).
CREATE OR REPLACE TEMP TABLE todo_day AS
SELECT DISTINCT unit_id, local_day FROM touched WHERE unit_id IS NOT NULL AND local_day IS NOT NULL;

CREATE OR REPLACE TEMP TABLE todo_unit AS
SELECT unit_id FROM touched WHERE unit_id IS NOT NULL
UNION
SELECT unit_id FROM named;

CREATE OR REPLACE TEMP TABLE changed_span AS
SELECT DISTINCT local_day AS from_on, local_day + 1 AS until_on FROM todo_day;
