-- Purpose: drop unit_day of the touched keys of one slice of days.
-- Reads: TEMP todo_day. Parameters: from, until (half-open days of the slice).
DELETE FROM unit_day
USING todo_day AS t
WHERE unit_day.unit_id = t.unit_id
  AND unit_day.local_day = t.local_day
  AND unit_day.local_day >= {from:Date}
  AND unit_day.local_day < {until:Date};
