-- What is over: deliveries received before a moment, whatever became of them, those that nobody could read counted; answers
-- to requests; drop counts of one day in one row. Parameters: before, replies_before.
INSERT INTO drop_count (source_id, received_on, reason, dropped_n)
SELECT source_id, CAST(received_at AS DATE), 'never_read', count(*)
FROM delivery
WHERE received_at < {before:String}::TIMESTAMP AND status IN ('waiting', 'failed')
GROUP BY source_id, CAST(received_at AS DATE);

DELETE FROM collect_reply WHERE answered_at < {replies_before:String}::TIMESTAMP;

DELETE FROM delivery WHERE received_at < {before:String}::TIMESTAMP;

CREATE OR REPLACE TEMP TABLE joined_drop AS
SELECT source_id, received_on, reason, CAST(sum(dropped_n) AS BIGINT) AS dropped_n
FROM drop_count
GROUP BY source_id, received_on, reason;

DELETE FROM drop_count;

INSERT INTO drop_count BY NAME SELECT * FROM joined_drop;
