-- Solutions out of `parsed`. Parameters: sample. Areas and sectors: codes separated by blanks, commas or semicolons.
CREATE TEMP TABLE resolved AS
WITH listed AS (
  SELECT p.*,
    list_filter(regexp_split_to_array(upper(coalesce(p.areas, '')), '[\s,;|]+'), lambda x: x <> '') AS area_list,
    list_filter(regexp_split_to_array(upper(coalesce(p.sectors, '')), '[\s,;|]+'), lambda x: x <> '') AS sector_list
  FROM parsed AS p
),
place AS (
  SELECT i.row_id, list(DISTINCT a.area_code ORDER BY a.area_code) FILTER (a.area_code IS NOT NULL) AS codes,
    bool_or(a.area_code IS NULL) AS is_unknown
  FROM (SELECT row_id, unnest(area_list) AS given FROM listed) AS i
  LEFT JOIN area_lookup AS a ON a.given = i.given GROUP BY i.row_id
),
trade AS (
  SELECT i.row_id, list(DISTINCT s.sector_code ORDER BY s.sector_code) FILTER (s.sector_code IS NOT NULL) AS codes,
    bool_or(s.sector_code IS NULL) AS is_unknown
  FROM (SELECT row_id, unnest(sector_list) AS given FROM listed) AS i
  LEFT JOIN sector_lookup AS s ON s.given = i.given GROUP BY i.row_id
)
SELECT l.row_id, l.file_n, l.row_n, l.solution AS solution_code, l.name, coalesce(l.provider, l.name) AS provider, l.need,
  coalesce(l.offers_fr, l.offers_en) AS offers_fr, coalesce(l.offers_en, l.offers_fr) AS offers_en,
  coalesce(l.conditions_fr, l.conditions_en) AS conditions_fr, coalesce(l.conditions_en, l.conditions_fr) AS conditions_en,
  coalesce(place.codes, []) AS area_codes, coalesce(trade.codes, []) AS sector_codes,
  to_minor(l.monthly, c.factor) AS monthly_minor, to_minor(l.setup, c.factor) AS setup_minor,
  coalesce(l.currency, 'EUR') AS currency, l.free_until, l.url, {sample:Bool} AS sample,
  CASE
    WHEN l.reason IS NOT NULL THEN l.reason
    WHEN c.code IS NULL THEN 'unknown_currency:currency'
    WHEN place.is_unknown THEN 'unknown_area:areas'
    WHEN trade.is_unknown THEN 'unknown_sector:sectors'
    WHEN l.monthly < 0 THEN 'bad_amount:monthly'
    WHEN l.setup < 0 THEN 'bad_amount:setup'
    WHEN NOT regexp_matches(l.url, '^https?://[^\s<>"'']+$') THEN 'bad_address:url'
  END AS reason,
  coalesce(l.raw, {{l.record}}) AS record
FROM listed AS l
LEFT JOIN place ON place.row_id = l.row_id
LEFT JOIN trade ON trade.row_id = l.row_id
LEFT JOIN known_currency AS c ON c.code = coalesce(l.currency, 'EUR');
