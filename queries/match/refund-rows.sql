-- Refunds that no reference settles, with what is known of the sale they belong to. Reads: TEMP match_row, match_pair,
-- match_unit. Parameters: reach, back.
-- `total_minor`: with tax; of a refund without tax by the sale's own share of tax, when the sale is known.
-- `sale_source_id`, `sale_external_id`: the counting order behind the sale, itself when it is no shadow; NULL unknown.
CREATE OR REPLACE TEMP TABLE match_refund AS
WITH given AS (
  SELECT r.* FROM match_row AS r
  ANTI JOIN match_pair AS p ON p.shadow_source_id = r.source_id AND p.shadow_external_id = r.external_id
  ANTI JOIN match_pair AS q ON q.source_id = r.source_id AND q.external_id = r.external_id
  WHERE r.counts AND r.is_refund
),
sale AS (
  SELECT v.source_id, v.external_id, v.net_minor,
    CASE v.tax_basis WHEN 'ttc' THEN v.net_minor ELSE v.net_minor + v.tax_minor END AS total_minor
  FROM order_version AS v
  JOIN (SELECT DISTINCT source_id, refund_of FROM given WHERE refund_of IS NOT NULL) AS g
    ON g.source_id = v.source_id AND g.refund_of = v.external_id
  WHERE v.is_current AND v.status IN ('accepted', 'paid', 'fulfilled') AND v.net_minor > 0
    AND v.local_day BETWEEN (SELECT min(local_day) FROM given) - {back:Int64}::INTEGER AND (SELECT max(local_day) FROM given) + {reach:Int64}::INTEGER
),
-- Matches of sales decided now, and older ones that are not.
lead AS (
  SELECT source_id, external_id, shadow_source_id, shadow_external_id FROM match_pair
  UNION ALL
  SELECT m.source_id, m.external_id, m.shadow_source_id, m.shadow_external_id
  FROM order_match AS m
  ANTI JOIN match_row AS r ON r.source_id = m.shadow_source_id AND r.external_id = m.shadow_external_id
  WHERE m.status = 'active'
)
SELECT g.source_id, g.external_id, g.unit_id, g.ordered_at, g.currency, g.level,
  CASE
    WHEN g.tax_basis = 'ttc' THEN g.refund_minor
    WHEN s.net_minor > 0 THEN CAST(round(CAST(g.refund_minor AS DOUBLE) * s.total_minor / s.net_minor) AS BIGINT)
  END AS total_minor,
  g.tax_basis = 'ttc' OR g.refund_minor = s.net_minor AS is_exact,
  coalesce(l.source_id, s.source_id) AS sale_source_id,
  coalesce(l.external_id, s.external_id) AS sale_external_id
FROM given AS g
LEFT JOIN sale AS s ON s.source_id = g.source_id AND s.external_id = g.refund_of
LEFT JOIN lead AS l ON l.shadow_source_id = g.source_id AND l.shadow_external_id = g.refund_of;
