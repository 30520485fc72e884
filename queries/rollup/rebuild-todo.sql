-- Purpose: everything is to do again; the old roll-up of days goes.
-- Makes: TEMP todo_unit (units that are and units that left something), todo_day (empty), changed_span.
CREATE OR REPLACE TEMP TABLE todo_unit AS
SELECT unit_id FROM unit
UNION SELECT unit_id FROM unit_span
UNION SELECT unit_id FROM unit_window
UNION SELECT unit_id FROM unit_season
UNION SELECT unit_id FROM unit_seen
UNION SELECT unit_id FROM unit_currency
UNION SELECT unit_id FROM usual_turnover
UNION SELECT DISTINCT unit_id FROM usual_day;

CREATE OR REPLACE TEMP TABLE todo_day AS
SELECT CAST(NULL AS INTEGER) AS unit_id, CAST(NULL AS DATE) AS local_day WHERE false;

CREATE OR REPLACE TEMP TABLE changed_span AS
SELECT min(local_day) AS from_on, max(local_day) + 1 AS until_on FROM unit_day HAVING count(*) > 0
UNION
SELECT min(local_day), max(local_day) + 1 FROM visit_day HAVING count(*) > 0;

DELETE FROM unit_day;
