-- Purpose: where the pull of one source stands, or (source_id null) of all. Grain: source. Instants ISO, UTC.
SELECT
  source_id, status, cursor, CAST(pages_n AS BIGINT) AS pages_n, CAST(records_n AS BIGINT) AS records_n,
  CAST(expected_n AS BIGINT) AS expected_n, failures_n, error, error_code, error_value,
  strftime(since, '%Y-%m-%dT%H:%M:%S.%gZ') AS since,
  strftime(started_at, '%Y-%m-%dT%H:%M:%S.%gZ') AS started_at,
  strftime(finished_at, '%Y-%m-%dT%H:%M:%S.%gZ') AS finished_at,
  strftime(last_success_at, '%Y-%m-%dT%H:%M:%S.%gZ') AS last_success_at,
  strftime(retry_at, '%Y-%m-%dT%H:%M:%S.%gZ') AS retry_at,
  strftime(run_since, '%Y-%m-%dT%H:%M:%S.%gZ') AS run_since,
  strftime(newest_at, '%Y-%m-%dT%H:%M:%S.%gZ') AS newest_at
FROM pull_state
WHERE {source_id:Int64} IS NULL OR source_id = {source_id:Int64}
ORDER BY source_id;
