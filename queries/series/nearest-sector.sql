-- The sector whose code or name is nearest to a word. Parameter: word.
SELECT sector_code AS code, name_fr AS name
FROM sector
ORDER BY
  least(
    levenshtein(upper({word:String}), upper(sector_code)),
    levenshtein(name_key({word:String}), name_key(name_fr)),
    levenshtein(name_key({word:String}), name_key(name_en))
  ),
  CASE level WHEN 'family' THEN 0 WHEN 'group' THEN 1 ELSE 2 END,
  sector_code
LIMIT 1
