-- One row per run of days: what the batches of a day's import say a source covers is joined where it meets, or leaves a hole
-- of two weeks at most, as rollup/windows.sql counts it. A longer hole stays one: nobody told these days.
-- Reads: TEMP fed_source, inbox_batch. Parameter: import_id.
CREATE TEMP TABLE joined_cover AS
SELECT
  source_id, import_id, min(from_on) AS from_on, max(until_on) AS until_on, bool_or(reports_online) AS reports_online,
  bool_or(reports_total) AS reports_total
FROM (
  SELECT *, sum(starts) OVER (PARTITION BY source_id ORDER BY from_on, until_on ROWS UNBOUNDED PRECEDING) AS run
  FROM (
    SELECT
      *,
      CASE WHEN from_on - max(until_on) OVER (
        PARTITION BY source_id ORDER BY from_on, until_on ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
      ) > 14 THEN 1 ELSE 0 END AS starts
    FROM source_cover
    WHERE import_id = {import_id:Int64} AND source_id IN (SELECT f.source_id FROM fed_source AS f)
    QUALIFY count(*) OVER (PARTITION BY source_id) > 1
  ) AS stepped
) AS numbered
GROUP BY source_id, import_id, run;

DELETE FROM source_cover
WHERE import_id = {import_id:Int64} AND source_id IN (SELECT j.source_id FROM joined_cover AS j);

INSERT INTO source_cover BY NAME SELECT * FROM joined_cover;

CREATE TEMP TABLE joined_visit AS
SELECT source_id, import_id, kind, min(from_on) AS from_on, max(until_on) AS until_on
FROM (
  SELECT *, sum(starts) OVER (PARTITION BY source_id, kind ORDER BY from_on, until_on ROWS UNBOUNDED PRECEDING) AS run
  FROM (
    SELECT
      *,
      CASE WHEN from_on - max(until_on) OVER (
        PARTITION BY source_id, kind ORDER BY from_on, until_on ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
      ) > 14 THEN 1 ELSE 0 END AS starts
    FROM visit_cover
    WHERE import_id = {import_id:Int64} AND source_id IN (SELECT b.source_id FROM inbox_batch AS b WHERE b.kind = 'visits')
    QUALIFY count(*) OVER (PARTITION BY source_id) > 1
  ) AS stepped
) AS numbered
GROUP BY source_id, import_id, kind, run;

DELETE FROM visit_cover
WHERE import_id = {import_id:Int64} AND source_id IN (SELECT j.source_id FROM joined_visit AS j);

INSERT INTO visit_cover BY NAME SELECT * FROM joined_visit;
