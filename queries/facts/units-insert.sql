-- New and changed units of `kept`, with their places. Parameter: import_id. `{{own}}`, `{{sets}}`: the unit's own columns.

INSERT INTO unit_place_before
SELECT p.*, {import_id:Int64} AS replaced_by FROM unit_place AS p JOIN unit AS u ON u.unit_id = p.unit_id
WHERE u.unit_code IN (SELECT unit_code FROM matched WHERE outcome = 'updated') AND p.import_id IS DISTINCT FROM {import_id:Int64};

UPDATE unit SET {{sets}}
FROM kept AS k JOIN matched AS m ON m.row_id = k.row_id
WHERE m.outcome = 'updated' AND unit.unit_code = k.unit_code;

-- A corrected SIREN: the enterprise its other shops have; else the one these shops have, unless shops of another SIREN have it
-- too; else one of its own. Below nought, where no unit_id will ever be.
CREATE OR REPLACE TEMP TABLE corrected AS
WITH renewed AS (
  SELECT siren, enterprise_id FROM unit
  WHERE siren IS NOT NULL AND unit_code IN (SELECT unit_code FROM matched WHERE outcome = 'updated')
),
settled AS (
  SELECT siren, min(enterprise_id) AS enterprise_id FROM unit
  WHERE unit_code NOT IN (SELECT unit_code FROM matched WHERE outcome = 'updated')
  GROUP BY siren
),
own AS (
  SELECT siren, min(enterprise_id) AS enterprise_id FROM renewed AS r
  WHERE NOT EXISTS (
    SELECT 1 FROM unit AS o WHERE o.enterprise_id = r.enterprise_id AND o.siren IS DISTINCT FROM r.siren
  )
  GROUP BY siren
)
SELECT r.siren, coalesce(
  s.enterprise_id, o.enterprise_id,
  (SELECT least(min(enterprise_id), 0) FROM unit) - row_number() OVER (ORDER BY r.siren)
) AS enterprise_id
FROM (SELECT DISTINCT siren FROM renewed) AS r
LEFT JOIN settled AS s ON s.siren = r.siren
LEFT JOIN own AS o ON o.siren = r.siren;

UPDATE unit SET enterprise_id = c.enterprise_id
FROM corrected AS c
WHERE unit.siren = c.siren AND unit.enterprise_id <> c.enterprise_id
  AND unit.unit_code IN (SELECT unit_code FROM matched WHERE outcome = 'updated');

CREATE OR REPLACE TEMP TABLE new_place AS
SELECT u.unit_id, k.sector_code, k.area_code, k.moved_on, p.from_on, p.sector_code AS old_sector_code, p.area_code AS old_area_code
FROM kept AS k JOIN matched AS m ON m.row_id = k.row_id AND m.outcome = 'updated'
JOIN unit AS u ON u.unit_code = k.unit_code
JOIN unit_place AS p ON p.unit_id = u.unit_id AND p.until_on = DATE '9999-12-31'
WHERE k.sector_code IS DISTINCT FROM p.sector_code OR k.area_code IS DISTINCT FROM p.area_code;

UPDATE unit_place SET until_on = CASE WHEN n.moved_on > n.from_on THEN n.moved_on ELSE unit_place.until_on END,
  sector_code = CASE WHEN n.moved_on > n.from_on THEN unit_place.sector_code ELSE n.sector_code END,
  area_code = CASE WHEN n.moved_on > n.from_on THEN unit_place.area_code ELSE n.area_code END
FROM new_place AS n WHERE n.unit_id = unit_place.unit_id AND unit_place.until_on = DATE '9999-12-31';

INSERT INTO unit_place
SELECT unit_id, moved_on AS from_on, DATE '9999-12-31' AS until_on, sector_code, area_code, {import_id:Int64} AS import_id
FROM new_place WHERE moved_on > from_on;

CREATE OR REPLACE TEMP TABLE new_unit AS
SELECT k.*, (SELECT coalesce(max(unit_id), 0) FROM unit) + row_number() OVER (ORDER BY k.row_id) AS unit_id
FROM kept AS k ANTI JOIN matched AS m ON m.row_id = k.row_id;

INSERT INTO unit (unit_id, unit_code, {{own}}, enterprise_id, import_id)
SELECT unit_id, unit_code, {{own}},
  coalesce((SELECT min(e.enterprise_id) FROM unit AS e WHERE e.siren = n.siren), CASE WHEN siren IS NULL THEN unit_id ELSE min(unit_id) OVER (PARTITION BY siren) END) AS enterprise_id,
  {import_id:Int64} AS import_id
FROM new_unit AS n;

INSERT INTO unit_place
SELECT unit_id, DATE '0001-01-01' AS from_on, DATE '9999-12-31' AS until_on, sector_code, area_code, {import_id:Int64} AS import_id
FROM new_unit;

INSERT INTO changed_unit
SELECT u.unit_id FROM unit AS u JOIN kept AS k ON k.unit_code = u.unit_code LEFT JOIN matched AS m ON m.row_id = k.row_id
WHERE m.outcome IS DISTINCT FROM 'duplicate';
