-- Purpose: the directory of solutions as it stands, one row each. Amounts in minor units. `stated_on`: when it last changed.
SELECT s.solution_code AS code, s.name, s.provider, s.need, s.offers_fr, s.offers_en, s.conditions_fr, s.conditions_en,
  s.area_codes, s.sector_codes, CAST(s.monthly_minor AS DOUBLE) AS monthly_minor, CAST(s.setup_minor AS DOUBLE) AS setup_minor,
  s.currency, CAST(s.free_until AS VARCHAR) AS free_until, s.url, s.sample,
  CAST(CAST(i.started_at AS DATE) AS VARCHAR) AS stated_on
FROM solution_now AS s JOIN "import" AS i ON i.import_id = s.import_id
ORDER BY s.need, s.name, s.solution_code
