-- Names of sectors and areas by code. Parameters: sectors, areas, lang (fr, en).
SELECT 'sector' AS tree, sector_code AS code, CASE WHEN {lang:String} = 'en' THEN name_en ELSE name_fr END AS name
FROM sector WHERE list_contains({sectors:Array(String)}, sector_code)
UNION ALL
SELECT 'area' AS tree, area_code AS code, name
FROM area WHERE list_contains({areas:Array(String)}, area_code)
