-- Two rows per month: internet sales, and the rest of all retailing. Pounds a week. Grain: month and order mode.
WITH pounds AS (
  SELECT
    month,
    CAST(internet_gbp_m_per_week AS DECIMAL(18, 4)) * 1000000 AS internet,
    CAST(all_retail_gbp_m_per_week AS DECIMAL(18, 4)) * 1000000 AS all_retail
  FROM months
)
SELECT 'gb-retail' AS unit, month AS day, 'online' AS order_mode, 'other' AS channel, internet AS gross
FROM pounds
UNION ALL
SELECT 'gb-retail' AS unit, month AS day, 'unknown' AS order_mode, 'other' AS channel, all_retail - internet AS gross
FROM pounds
