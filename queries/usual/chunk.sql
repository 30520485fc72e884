-- Purpose: the next units to work on. Reads: TEMP todo_unit. Parameters: after (last unit done, -1 at first), units_n.
-- Makes: TEMP chunk_unit(unit_id).
CREATE OR REPLACE TEMP TABLE chunk_unit AS
SELECT unit_id FROM todo_unit WHERE unit_id > {after:Int64} ORDER BY unit_id LIMIT {units_n:Int64};
