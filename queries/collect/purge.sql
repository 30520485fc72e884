-- What is over: deliveries received before a moment, whatever became of them; drop counts of one day in one row.
-- Parameter: before.
DELETE FROM delivery WHERE received_at < {before:String}::TIMESTAMP;

CREATE OR REPLACE TEMP TABLE joined_drop AS
SELECT source_id, received_on, reason, CAST(sum(dropped_n) AS BIGINT) AS dropped_n
FROM drop_count
GROUP BY source_id, received_on, reason;

DELETE FROM drop_count;

INSERT INTO drop_count BY NAME SELECT * FROM joined_drop;
