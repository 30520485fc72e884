-- The area whose code or name is nearest to a word, the wider of equals. Parameter: word.
SELECT area_code AS code, name
FROM area
ORDER BY
  least(
    levenshtein(upper({word:String}), upper(area_code)),
    levenshtein(name_key({word:String}), name_key(name))
  ),
  CASE level WHEN 'country' THEN 0 WHEN 'region' THEN 1 WHEN 'departement' THEN 2 WHEN 'epci' THEN 3 ELSE 4 END,
  area_code
LIMIT 1
