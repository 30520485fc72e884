-- Matches with the names of their feeds, newest day first. Parameters: unit (code, null: all), n (rows).
-- Amounts in major units with their currency; `counts_minor`, `shadow_minor`: as the feeds gave them, each on its basis.
SELECT
  m.shadow_source_id || ':' || m.shadow_external_id AS match_id, m.status, m.rule, CAST(m.local_day AS VARCHAR) AS day, u.unit_code AS unit,
  s.name AS source, m.external_id, b.name AS shadow_source, m.shadow_external_id,
  v.currency, greatest(v.net_minor, v.refund_minor) AS shadow_minor, v.tax_basis AS shadow_basis
FROM order_match AS m
JOIN source AS s ON s.source_id = m.source_id
JOIN source AS b ON b.source_id = m.shadow_source_id
JOIN unit AS u ON u.unit_id = b.unit_id
LEFT JOIN order_version AS v
  ON v.source_id = m.shadow_source_id AND v.external_id = m.shadow_external_id AND v.local_day = m.local_day AND v.is_current
WHERE {unit:String} IS NULL OR u.unit_code = {unit:String}
ORDER BY m.local_day DESC, match_id
LIMIT {n:Int64};
