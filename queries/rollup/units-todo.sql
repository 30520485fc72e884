-- Purpose: what to recompute for units named: everything but unit_day, all their days dirty.
-- Reads: TEMP named(unit_id), unit_span, unit_window.
-- Makes: TEMP todo_unit, todo_day (empty), changed_span(from_on, until_on).
CREATE OR REPLACE TEMP TABLE todo_unit AS SELECT unit_id FROM named;

CREATE OR REPLACE TEMP TABLE todo_day AS
SELECT CAST(NULL AS INTEGER) AS unit_id, CAST(NULL AS DATE) AS local_day WHERE false;

CREATE OR REPLACE TEMP TABLE changed_span AS
SELECT s.from_on, s.until_on FROM unit_span AS s JOIN todo_unit AS t ON t.unit_id = s.unit_id
UNION
SELECT w.from_on, w.until_on FROM unit_window AS w JOIN todo_unit AS t ON t.unit_id = w.unit_id;
