-- Areas that a typed text may mean, best first. Grain: area. found_n counts all of them, whatever the limit.
-- Parameters: text, most rows wanted. Match: code, postcode, name (accents, case, hyphens ignored; from the start of a word).
-- other_name: the arrondissement or merged commune whose name was met. Exact names come first, then wider, then larger areas.
WITH asked AS (
  SELECT upper(trim({text:String})) AS code, name_key({text:String}) AS key
),
named AS (
  SELECT area_code, coalesce(name_key, name_key(name)) AS key, CAST(NULL AS VARCHAR) AS other_name FROM area
  UNION ALL
  SELECT area_code, name_key AS key, alias_name AS other_name FROM area_alias
),
hit AS (
  SELECT l.area_code, 'code' AS match, CAST(NULL AS VARCHAR) AS other_name, 0 AS distance
  FROM area_lookup AS l JOIN asked ON l.given = asked.code
  UNION ALL
  SELECT p.area_code, 'postcode' AS match, NULL AS other_name, 0 AS distance
  FROM area_postcode AS p JOIN asked ON p.postcode = asked.code
  UNION ALL
  SELECT
    n.area_code, 'name' AS match, n.other_name,
    CASE WHEN n.key = asked.key THEN 1 WHEN starts_with(n.key, asked.key) THEN 2 ELSE 3 END AS distance
  FROM named AS n JOIN asked ON asked.key <> '' AND contains(' ' || n.key, ' ' || asked.key)
),
best AS (
  SELECT * FROM hit
  QUALIFY row_number() OVER (
    PARTITION BY area_code ORDER BY distance, match, other_name NULLS FIRST
  ) = 1
)
SELECT
  a.area_code AS area_code, a.level AS level, a.name AS name,
  a.departement_code AS departement_code, d.name AS departement_name,
  a.country_code AS country_code, a.population AS population,
  b.match AS match, b.other_name AS other_name,
  CAST(count(*) OVER () AS INTEGER) AS found_n
FROM best AS b
JOIN area AS a ON a.area_code = b.area_code
LEFT JOIN area AS d ON d.area_code = a.departement_code
ORDER BY
  b.distance,
  CASE a.level WHEN 'country' THEN 0 WHEN 'region' THEN 1 WHEN 'departement' THEN 2 WHEN 'commune' THEN 3 ELSE 4 END,
  a.population DESC NULLS LAST,
  a.area_code
LIMIT {limit:Int64};
