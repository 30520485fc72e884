-- Later imports that stand on what one import brought or changed: they must be undone first. Parameter: import_id.
-- Columns: import_id, what.
WITH own_unit AS (SELECT unit_id FROM unit WHERE import_id = {import_id:Int64}),
touched_unit AS (
  SELECT unit_id FROM own_unit
  UNION SELECT unit_id FROM unit_before WHERE replaced_by = {import_id:Int64}
  UNION SELECT unit_id FROM unit_place_before WHERE replaced_by = {import_id:Int64}
),
-- Stated by this import alone: an earlier statement would hold again.
own_programme AS (SELECT programme_code FROM programme GROUP BY programme_code HAVING min(import_id) = {import_id:Int64}),
own_solution AS (SELECT solution_code FROM solution GROUP BY solution_code HAVING min(import_id) = {import_id:Int64}),
dependent AS (
  SELECT import_id, 'units' AS what FROM order_version WHERE unit_id IN (SELECT unit_id FROM own_unit)
  UNION SELECT import_id, 'units' AS what FROM takings WHERE unit_id IN (SELECT unit_id FROM own_unit)
  UNION SELECT import_id, 'units' AS what FROM visit_day WHERE unit_id IN (SELECT unit_id FROM own_unit)
  UNION SELECT import_id, 'units' AS what FROM usual_declared WHERE unit_id IN (SELECT unit_id FROM own_unit)
  UNION SELECT import_id, 'units' AS what FROM enrolment WHERE unit_id IN (SELECT unit_id FROM own_unit)
  UNION SELECT s.import_id, 'enrolments' AS what FROM stage AS s JOIN enrolment AS e ON e.enrolment_id = s.enrolment_id
    WHERE e.import_id = {import_id:Int64}
  UNION SELECT import_id, 'programmes' AS what FROM enrolment WHERE programme_code IN (SELECT programme_code FROM own_programme)
  UNION SELECT import_id, 'programmes' AS what FROM eligibility_rule WHERE programme_code IN (SELECT programme_code FROM own_programme)
  UNION SELECT import_id, 'programmes' AS what FROM programme_target WHERE programme_code IN (SELECT programme_code FROM own_programme)
  UNION SELECT import_id, 'solutions' AS what FROM enrolment WHERE solution_code IN (SELECT solution_code FROM own_solution)
  UNION SELECT replaced_by AS import_id, 'units' AS what FROM unit_before WHERE unit_id IN (SELECT unit_id FROM touched_unit)
  UNION SELECT replaced_by AS import_id, 'units' AS what FROM unit_place_before WHERE unit_id IN (SELECT unit_id FROM touched_unit)
  UNION SELECT p.import_id, 'areas' AS what FROM unit_place AS p JOIN area AS a ON a.area_code = p.area_code WHERE a.import_id = {import_id:Int64}
  UNION SELECT p.import_id, 'sectors' AS what FROM unit_place AS p JOIN sector AS s ON s.sector_code = p.sector_code WHERE s.import_id = {import_id:Int64}
  UNION SELECT b.import_id, 'areas' AS what FROM area AS b JOIN area AS a
    ON a.area_code IN (b.country_code, b.region_code, b.departement_code, b.epci_code) WHERE a.import_id = {import_id:Int64}
  UNION SELECT b.import_id, 'sectors' AS what FROM sector AS b JOIN sector AS a
    ON a.sector_code IN (b.group_code, b.family_code) WHERE a.import_id = {import_id:Int64}
  UNION SELECT replaced_by AS import_id, 'areas' AS what FROM area_before WHERE area_code IN (
    SELECT area_code FROM area WHERE import_id = {import_id:Int64} UNION SELECT area_code FROM area_before WHERE replaced_by = {import_id:Int64})
  UNION SELECT replaced_by AS import_id, 'sectors' AS what FROM sector_before WHERE sector_code IN (
    SELECT sector_code FROM sector WHERE import_id = {import_id:Int64} UNION SELECT sector_code FROM sector_before WHERE replaced_by = {import_id:Int64})
)
SELECT import_id, min(what) AS what FROM dependent WHERE import_id > {import_id:Int64} GROUP BY import_id ORDER BY import_id;
