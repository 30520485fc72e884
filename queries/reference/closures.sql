-- Dated facts in place of the ones this product brought before. Parameter: rows, JSON list of objects.
INSERT INTO closure (area_code, sector_code, from_on, until_on, kind, name_fr, name_en, source)
SELECT row.area_code, row.sector_code, row.from_on, row.until_on, row.kind, row.name_fr, row.name_en, row.source
FROM (
  SELECT unnest(from_json({rows:String}, '[{
    "area_code": "VARCHAR", "sector_code": "VARCHAR", "from_on": "DATE", "until_on": "DATE",
    "kind": "VARCHAR", "name_fr": "VARCHAR", "name_en": "VARCHAR", "source": "VARCHAR"
  }]')) AS row
);
