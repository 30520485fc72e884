-- Purpose: product sheets as last told by a shop. Grain: at most one row. Parameter: unit (outside name).
SELECT s.planned_n AS planned_n, s.done_n AS done_n, strftime(s.told_at, '%Y-%m-%d') AS told_on
FROM shop_sheets AS s
JOIN unit AS u ON u.unit_id = s.unit_id
WHERE u.unit_code = {unit:String}
ORDER BY s.told_at DESC
LIMIT 1
