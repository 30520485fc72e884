-- Purpose: GoatCounter's export, one row a page view, as page views; its robots and events are left out. Its sessions have
-- random names. Columns as visit_hit. {{rows}}: the file; {{zone}}: of the shop; {{classes}}: (host, class) of its referrers.
-- Source: https://www.goatcounter.com/help/export
SELECT
  1 AS source_id, 1 AS unit_id,
  CAST(timezone({{zone}}, TRY_CAST("Date" AS TIMESTAMPTZ)) AS DATE) AS local_day,
  hash("Session") AS visitor_key,
  timezone('UTC', TRY_CAST("Date" AS TIMESTAMPTZ)) AS hit_at,
  coalesce(c.referrer_class, 'direct') AS referrer_class
FROM {{rows}} AS r
LEFT JOIN (VALUES {{classes}}) AS c(referrer, referrer_class) ON c.referrer = r."Referrer"
WHERE coalesce("Bot", '0') = '0' AND coalesce("Event", '0') IN ('0', 'false')
