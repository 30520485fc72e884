-- Purpose: the nodes that a choice or an offer names, with those above them, one row each. Parameters: codes, JSON list.
SELECT area_code AS code, name, name AS name_en, [area_code, departement_code, region_code, country_code] AS chain
FROM area WHERE area_code IN (SELECT unnest(from_json({codes:String}, '["VARCHAR"]')))
UNION ALL
SELECT sector_code AS code, name_fr AS name, name_en, [sector_code, group_code, family_code] AS chain
FROM sector WHERE sector_code IN (SELECT unnest(from_json({codes:String}, '["VARCHAR"]')))
