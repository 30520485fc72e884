-- One row a day: what the batches of a day's import say a source covers is joined into its hull.
-- Reads: TEMP fed_source, inbox_batch. Parameter: import_id.
CREATE TEMP TABLE joined_cover AS
SELECT
  source_id, import_id, min(from_on) AS from_on, max(until_on) AS until_on, bool_or(reports_online) AS reports_online,
  bool_or(reports_total) AS reports_total
FROM source_cover
WHERE import_id = {import_id:Int64} AND source_id IN (SELECT f.source_id FROM fed_source AS f)
GROUP BY source_id, import_id
HAVING count(*) > 1;

DELETE FROM source_cover
WHERE import_id = {import_id:Int64} AND source_id IN (SELECT j.source_id FROM joined_cover AS j);

INSERT INTO source_cover BY NAME SELECT * FROM joined_cover;

CREATE TEMP TABLE joined_visit AS
SELECT source_id, import_id, kind, min(from_on) AS from_on, max(until_on) AS until_on
FROM visit_cover
WHERE import_id = {import_id:Int64} AND source_id IN (SELECT b.source_id FROM inbox_batch AS b WHERE b.kind = 'visits')
GROUP BY source_id, import_id, kind
HAVING count(*) > 1;

DELETE FROM visit_cover
WHERE import_id = {import_id:Int64} AND source_id IN (SELECT j.source_id FROM joined_visit AS j)
  AND kind IN (SELECT j.kind FROM joined_visit AS j WHERE j.source_id = visit_cover.source_id);

INSERT INTO visit_cover BY NAME SELECT * FROM joined_visit;
