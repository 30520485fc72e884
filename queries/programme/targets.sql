-- Purpose: targets of a programme as they stand now, one row per area, stage and day. Parameters: programme.
SELECT t.area_code, a.name AS area_name, a.level, t.stage, CAST(t.due_on AS VARCHAR) AS due_on, t.target_n
FROM programme_target_now AS t JOIN area AS a ON a.area_code = t.area_code
WHERE t.programme_code = {programme:String}
ORDER BY t.due_on, t.stage, a.level, a.name, t.area_code
