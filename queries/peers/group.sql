-- Purpose: the group that a class or group of activities belongs to. Grain: one group. Parameter: code.
SELECT g.sector_code AS sector, g.name_fr AS name_fr, g.name_en AS name_en
FROM sector AS s
JOIN sector AS g ON g.sector_code = CASE WHEN s.level = 'group' THEN s.sector_code ELSE s.group_code END
WHERE s.sector_code = {code:String}
LIMIT 1
