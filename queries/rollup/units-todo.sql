-- Purpose: what to recompute for units whose attributes changed: everything but unit_day, all their days dirty.
-- Reads: TEMP todo_unit(unit_id), unit_span, unit_window.
-- Makes: TEMP todo_day (empty), forced(is_forced), changed_span(from_on, until_on).
CREATE OR REPLACE TEMP TABLE todo_day AS
SELECT CAST(NULL AS INTEGER) AS unit_id, CAST(NULL AS DATE) AS local_day WHERE false;

CREATE OR REPLACE TEMP TABLE forced AS SELECT true AS is_forced;

CREATE OR REPLACE TEMP TABLE changed_span AS
SELECT s.from_on, s.until_on FROM unit_span AS s JOIN todo_unit AS t ON t.unit_id = s.unit_id
UNION
SELECT w.from_on, w.until_on FROM unit_window AS w JOIN todo_unit AS t ON t.unit_id = w.unit_id;
