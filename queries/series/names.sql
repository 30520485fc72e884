-- Names of sectors and areas by code. Parameters: sectors, areas, lang (fr, en).
SELECT 'sector' AS tree, sector_code AS code, CASE WHEN {lang:String} = 'en' THEN name_en ELSE name_fr END AS name
FROM sector WHERE sector_code IN {sectors:Array(String)}
UNION ALL
SELECT 'area' AS tree, area_code AS code, name
FROM area WHERE area_code IN {areas:Array(String)}
