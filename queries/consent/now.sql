-- Purpose: what a unit agrees to now. Grain: one unit. Parameter: unit (outside name).
SELECT c.own_view AS own_view, c.peers AS peers, c.territory AS territory, c.public AS public, c.is_counted AS is_counted
FROM unit_consent AS c
JOIN unit AS u ON u.unit_id = c.unit_id
WHERE u.unit_code = {unit:String}
