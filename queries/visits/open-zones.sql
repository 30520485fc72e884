-- Purpose: time zones of the shops with page views that are not counted yet. Grain: zone.
SELECT DISTINCT u.zone FROM visit_hit AS h JOIN unit AS u ON u.unit_id = h.unit_id ORDER BY u.zone;
