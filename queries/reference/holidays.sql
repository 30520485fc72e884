-- Moveable holidays in place of the ones this product brought before. Parameter: rows, JSON list of objects.
INSERT INTO holiday (country_code, code, kind, from_on, until_on, regular_on, name_fr, name_en, source)
SELECT
  row.country_code, row.code, row.kind, row.from_on, row.until_on, row.regular_on, row.name_fr, row.name_en, row.source
FROM (
  SELECT unnest(from_json({rows:String}, '[{
    "country_code": "VARCHAR", "code": "VARCHAR", "kind": "VARCHAR", "from_on": "DATE", "until_on": "DATE",
    "regular_on": "DATE", "name_fr": "VARCHAR", "name_en": "VARCHAR", "source": "VARCHAR"
  }]')) AS row
)
ORDER BY row.from_on, row.country_code, row.code;
