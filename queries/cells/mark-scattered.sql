-- Marks the days of enterprises that stand in several cells now and did not when cells were last made, or the other way
-- round: such an enterprise is a row of its own wherever it sold, also in periods that nothing else has touched.
-- Reads: unit_dim, cell_year, unit_span, unit_window. Adds rows to dirty_taken.
INSERT INTO dirty_taken (from_on, until_on)
WITH several AS (
  SELECT enterprise_id
  FROM unit_dim
  GROUP BY enterprise_id
  HAVING count(DISTINCT concat_ws(
    '|', coalesce(sector_family, '_U'), coalesce(sector_group, '_U'), coalesce(country_code, '_U'),
    coalesce(region_code, '_U'), coalesce(departement_code, '_U')
  )) > 1
),
kept AS (
  SELECT DISTINCT enterprise_id FROM cell_year WHERE owner = 'enterprise'
),
changed AS (
  (SELECT enterprise_id FROM several EXCEPT SELECT enterprise_id FROM kept)
  UNION
  (SELECT enterprise_id FROM kept EXCEPT SELECT enterprise_id FROM several)
),
shop AS (
  SELECT u.unit_id FROM unit AS u JOIN changed AS c ON c.enterprise_id = u.enterprise_id
)
SELECT s.from_on, s.until_on FROM unit_span AS s JOIN shop ON shop.unit_id = s.unit_id
UNION
SELECT w.from_on, w.until_on FROM unit_window AS w JOIN shop ON shop.unit_id = w.unit_id;
