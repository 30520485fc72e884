-- Per fed source and kind, the days its good rows of visits span; a hole of more than two weeks parts them.
-- Reads: TEMP kept, matched. Adds to TEMP fed_visit.
CREATE TEMP TABLE IF NOT EXISTS fed_visit (source_id INTEGER, kind VARCHAR, from_on DATE, until_on DATE, has_change BOOLEAN);

INSERT INTO fed_visit
SELECT source_id, kind, min(local_day), max(until_on), bool_or(bool_or(is_change)) OVER (PARTITION BY source_id, kind)
FROM (
  SELECT *, sum(starts) OVER (PARTITION BY source_id, kind ORDER BY local_day) AS run
  FROM (
    SELECT
      k.source_id, k.kind, k.local_day, k.until_on, m.outcome IS DISTINCT FROM 'duplicate' AS is_change,
      CASE WHEN k.local_day - lag(k.until_on) OVER (PARTITION BY k.source_id, k.kind ORDER BY k.local_day) > 14 THEN 1 ELSE 0 END AS starts
    FROM kept AS k LEFT JOIN matched AS m ON m.row_id = k.row_id
  ) AS stepped
) AS numbered
GROUP BY source_id, kind, run;
