-- Rows of `parsed` with their unit; visits that do not say otherwise are those of a web site, not told apart by referrer.
-- Grain, reason, record and parameters as in orders-resolve.sql.
CREATE TEMP TABLE resolved AS
WITH joined AS (
  SELECT p.*, u.unit_id, u.zone
  FROM parsed AS p LEFT JOIN batch_unit AS u ON u.unit_code = p.unit
),
judged AS (
  SELECT *,
    coalesce(version_at_utc, to_utc(zone, version_at_local), {received_at:String}::TIMESTAMP) AS version_at,
    CASE
      WHEN reason IS NOT NULL THEN reason
      WHEN unit_id IS NULL THEN 'unknown_unit:unit'
      WHEN day < DATE '1990-01-01' THEN 'date_too_old:day'
      WHEN day > CAST({received_at:String}::TIMESTAMP AS DATE) + 1 THEN 'future_date:day'
    END AS verdict
  FROM joined
)
SELECT
  row_id, row_n, file_n, unit, unit_id, coalesce(source, {default_source:String}) AS source_name, day AS local_day, day + 1 AS until_on,
  coalesce(kind, 'web') AS kind,
  coalesce(referrer_class, 'all') AS referrer_class,
  version_at,
  CAST(visits_n AS BIGINT) AS visits_n,
  CAST(visitors_n AS BIGINT) AS visitors_n,
  verdict AS reason,
  CASE WHEN verdict IS NOT NULL THEN coalesce(raw, {{record}}) END AS record
FROM judged;
