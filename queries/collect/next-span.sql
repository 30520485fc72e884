-- Purpose: the oldest rows of the inbox, as a span of their numbers. One row. Parameter: rows_max.
-- Columns: from, until (both included), rows_n.
SELECT coalesce(min(seq), 0) AS "from", coalesce(max(seq), 0) AS "until", count(*) AS rows_n
FROM (SELECT seq FROM inbox ORDER BY seq LIMIT {rows_max:Int64}) AS oldest;
