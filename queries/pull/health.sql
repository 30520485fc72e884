-- Purpose: how the feeds of the store are. One row: failed_n: pulls that failed last time; worst: sentence of the oldest such;
-- silent_n: busy sources that fell silent; words_n: words for the origin of orders that mean nothing yet.
SELECT
  (SELECT count(*) FROM pull_state SEMI JOIN source_connection USING (source_id) WHERE status = 'failed') AS failed_n,
  (SELECT arg_max(error, failures_n) FROM pull_state SEMI JOIN source_connection USING (source_id) WHERE status = 'failed') AS worst,
  (SELECT count(DISTINCT source_id) FROM silence WHERE cleared_at IS NULL) AS silent_n,
  (
    SELECT count(*)
    FROM (SELECT DISTINCT source_id, origin FROM order_version WHERE is_current AND origin IS NOT NULL AND order_mode = 'unknown') AS word
    ANTI JOIN (
      SELECT source_id, origin FROM origin_rule
      QUALIFY row_number() OVER (PARTITION BY source_id, origin ORDER BY version DESC) = 1 AND order_mode IS NOT NULL
    ) AS ruled USING (source_id, origin)
  ) AS words_n;
