-- Purpose: web sites that may send visits, with what keeping a page view needs to know of the shop. Grain: token.
-- Parameter: unit (code; null: of all shops). Revoked ones are left out.
SELECT
  s.token, s.number, s.source_id, s.hosts, s.takes_orders, f.name AS source, f.unit_id, u.unit_code AS unit, u.zone, u.currency,
  CAST(s.created_at AS VARCHAR) AS created_at
FROM visit_site AS s
JOIN source AS f ON f.source_id = s.source_id
JOIN unit AS u ON u.unit_id = f.unit_id
WHERE s.revoked_at IS NULL AND ({unit:String} IS NULL OR u.unit_code = {unit:String})
ORDER BY s.created_at, s.token;
