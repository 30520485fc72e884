-- Families, groups and classes in place of the ones this product brought before. Parameter: rows, JSON list of objects.
INSERT INTO sector (sector_code, level, name_fr, name_en, group_code, family_code, scheme)
SELECT row.sector_code, row.level, row.name_fr, row.name_en, row.group_code, row.family_code, row.scheme
FROM (
  SELECT unnest(from_json({rows:String}, '[{
    "sector_code": "VARCHAR", "level": "VARCHAR", "name_fr": "VARCHAR", "name_en": "VARCHAR",
    "group_code": "VARCHAR", "family_code": "VARCHAR", "scheme": "VARCHAR"
  }]')) AS row
);
