-- Purpose: where the collector stands, in one row. Columns: rows that wait, webhooks by state, events dropped, by reason
-- (JSON), since a day. Parameter: from (first day of receipt, UTC).
SELECT
  (SELECT count(*) FROM inbox) AS waiting_n,
  (SELECT count(*) FROM delivery WHERE status = 'waiting') AS deliveries_waiting_n,
  (SELECT count(*) FROM delivery WHERE status = 'failed') AS deliveries_failed_n,
  (
    SELECT CAST(coalesce(json_group_object(reason, dropped_n), '{}') AS VARCHAR)
    FROM (
      SELECT reason, CAST(sum(dropped_n) AS BIGINT) AS dropped_n
      FROM drop_count
      WHERE received_on >= {from:Date}
      GROUP BY reason
      ORDER BY reason
    ) AS by_reason
  ) AS dropped;
