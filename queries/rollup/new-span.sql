-- Purpose: all days of the new roll-up count as changed. Reads: unit_day. Adds to TEMP changed_span.
INSERT INTO changed_span SELECT min(local_day), max(local_day) + 1 FROM unit_day HAVING count(*) > 0;
