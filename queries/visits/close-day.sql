-- The page views of one source's day are counted: they go, and the day is known as closed.
-- Parameters: source_id, day.
DELETE FROM visit_hit WHERE source_id = {source_id:Int64} AND local_day = {day:Date};

DELETE FROM visit_closed WHERE source_id = {source_id:Int64} AND local_day = {day:Date};

INSERT INTO visit_closed SELECT {source_id:Int64} AS source_id, {day:Date} AS local_day;
