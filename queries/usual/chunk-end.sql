-- Purpose: the last unit of TEMP chunk_unit, null when it is empty. Column: last.
SELECT max(unit_id) AS last FROM chunk_unit;
