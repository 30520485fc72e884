-- Purpose: hand on the spans of days that this chunk of units changed.
-- Reads: TEMP window_change, usual_moved. Adds to TEMP changed_span(from_on, until_on).
INSERT INTO changed_span
SELECT DISTINCT from_on, until_on FROM window_change
UNION
SELECT DISTINCT local_day, local_day + 1 FROM usual_moved;
