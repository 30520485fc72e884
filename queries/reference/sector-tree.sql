-- Families and groups of every scheme: ours in their order, others by name. Grain: sector.
SELECT sector_code, level, name_fr, name_en, family_code, scheme
FROM sector
WHERE level IN ('family', 'group')
ORDER BY
  scheme <> 'vitrine',
  min(CASE WHEN level = 'group' THEN sector_code END) OVER (PARTITION BY scheme, family_code),
  level,
  CASE WHEN scheme = 'vitrine' THEN sector_code ELSE name_key(name_fr) END;
