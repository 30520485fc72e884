-- Purpose: what each enterprise of one group made of its usual turnover, for a band that tells none of them.
-- Shops that agreed to be compared.
-- Grain: one enterprise, money summed over its shops. Parameters: sector (group), area (any level), size_from and size_until
-- (usual turnover of the days, minor units; until excluded), currency, from, until (days, until excluded).
WITH member AS (
  SELECT d.unit_id, d.enterprise_id
  FROM unit_dim_all AS d
  JOIN unit_consent AS c ON c.unit_id = d.unit_id AND c.peers
  WHERE kind = 'shop' AND sector_group = {sector:String}
    AND {area:String} IN (commune_code, epci_code, departement_code, region_code, country_code)
    AND from_on < CAST({until:String} AS DATE) AND until_on >= CAST({until:String} AS DATE)
)
SELECT
  CAST(sum(r.online_minor) AS DOUBLE) AS online_minor,
  CAST(sum(r.remote_minor) AS DOUBLE) AS remote_minor,
  CAST(sum(r.pickup_minor) AS DOUBLE) AS pickup_minor,
  CAST(sum(r.usual_minor) AS DOUBLE) AS usual_minor
FROM unit_day_row AS r
JOIN member AS m ON m.unit_id = r.unit_id
WHERE r.channel = 'all' AND r.currency = {currency:String} AND r.usual_known AND r.online_known
  AND r.local_day >= CAST({from:String} AS DATE) AND r.local_day < CAST({until:String} AS DATE)
GROUP BY m.enterprise_id
HAVING sum(r.usual_minor) > 0
  AND sum(r.usual_minor) >= {size_from:Float64} AND sum(r.usual_minor) < {size_until:Float64}
ORDER BY m.enterprise_id
