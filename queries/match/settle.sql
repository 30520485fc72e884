-- What was found becomes what is kept: matches and marks of the rows decided now. Days whose sums change join TEMP touched.
-- Reads: TEMP match_row, match_pair. Parameter: matched_at (UTC).

CREATE OR REPLACE TEMP TABLE match_kept AS
SELECT p.*, r.local_day
FROM match_pair AS p JOIN match_row AS r ON r.source_id = p.shadow_source_id AND r.external_id = p.shadow_external_id
WHERE r.is_core;

DELETE FROM order_match
WHERE status = 'active'
  AND (shadow_source_id, shadow_external_id) IN (SELECT (source_id, external_id) FROM match_row WHERE is_core)
  AND (source_id, external_id, shadow_source_id, shadow_external_id, rule) NOT IN (
    SELECT (source_id, external_id, shadow_source_id, shadow_external_id, rule) FROM match_kept);

-- A match whose shadow is no more: its import was taken back.
DELETE FROM order_match
WHERE status = 'active' AND shadow_source_id IN (SELECT source_id FROM source WHERE unit_id IN (SELECT unit_id FROM match_unit))
  AND local_day IN (SELECT local_day FROM touched)
  AND (shadow_source_id, shadow_external_id) NOT IN (SELECT (source_id, external_id) FROM match_row);

INSERT INTO order_match
SELECT k.source_id, k.external_id, k.shadow_source_id, k.shadow_external_id, k.local_day, k.rule, 'active' AS status,
  {matched_at:String}::TIMESTAMP AS matched_at
FROM match_kept AS k
ANTI JOIN order_match AS m ON m.status = 'active' AND m.source_id = k.source_id AND m.external_id = k.external_id
  AND m.shadow_source_id = k.shadow_source_id AND m.shadow_external_id = k.shadow_external_id;

CREATE OR REPLACE TEMP TABLE match_changed AS
SELECT r.source_id, r.external_id, r.unit_id, r.local_day, k.source_id IS NOT NULL AS is_shadow
FROM match_row AS r
LEFT JOIN match_kept AS k ON k.shadow_source_id = r.source_id AND k.shadow_external_id = r.external_id
WHERE r.is_core AND r.was_shadow <> (k.source_id IS NOT NULL);

UPDATE order_version SET is_shadow = c.is_shadow
FROM match_changed AS c
WHERE order_version.is_current AND order_version.local_day IN (SELECT local_day FROM match_changed)
  AND order_version.source_id = c.source_id AND order_version.external_id = c.external_id;

INSERT INTO touched SELECT DISTINCT unit_id, local_day FROM match_changed;
