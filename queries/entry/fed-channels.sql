-- Purpose: channels that other feeds of a unit tell, so that nobody enters them too, and since which day. Grain: one channel
-- of one source. Parameters: unit (outside name), entry (name of the source of entered weeks), from (day).
SELECT
  CAST(f.channel AS VARCHAR) AS channel,
  s.name AS source,
  strftime(min(f.local_day), '%Y-%m-%d') AS since_on
FROM (
  SELECT source_id, channel, local_day, unit_id FROM order_version
  WHERE is_current AND is_shadow IS NOT TRUE AND status IN ('accepted', 'paid', 'fulfilled')
  UNION ALL
  SELECT source_id, channel, local_day, unit_id FROM takings WHERE is_current
) AS f
JOIN source AS s ON s.source_id = f.source_id
JOIN unit AS u ON u.unit_id = f.unit_id
WHERE u.unit_code = {unit:String} AND s.name <> {entry:String} AND f.local_day >= {from:String}::DATE
GROUP BY f.channel, s.name
ORDER BY channel, since_on, source
