-- Adds to the count of dropped events. Parameters: source_id, day (of receipt, UTC), reason, n.
-- Rows of one source, day and reason are summed when read and joined into one by the purge.
INSERT INTO drop_count (source_id, received_on, reason, dropped_n)
SELECT {source_id:Int64} AS source_id, {day:Date} AS received_on, {reason:String} AS reason, {n:Int64} AS dropped_n;
