-- Purpose: online sales and usual turnover of the enterprises on each solution of a programme over 13 weeks, days on which both
-- are known. One row per solution and enterprise, minor units. Parameters: programme, from, until (excluded).
WITH mine AS (
  SELECT DISTINCT e.unit_id, u.enterprise_id, coalesce(e.solution_code, '') AS solution_code
  FROM enrolment AS e JOIN unit_counted AS u ON u.unit_id = e.unit_id
  WHERE e.programme_code = {programme:String} AND e.joined_on < {from:Date}
)
SELECT m.solution_code, m.enterprise_id,
  CAST(sum(d.online_minor) AS DOUBLE) AS online_minor, CAST(sum(d.usual_minor) AS DOUBLE) AS usual_minor
FROM mine AS m JOIN unit_day_row AS d ON d.unit_id = m.unit_id
  AND d.local_day >= {from:Date} AND d.local_day < {until:Date} AND d.channel = 'all' AND d.online_known AND d.usual_known
GROUP BY m.solution_code, m.enterprise_id
