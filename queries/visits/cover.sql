-- Days that the visits of an import cover, zero included. Reads: TEMP fed_visit. Adds to visit_cover; tells the sources' last
-- success. Parameters: import_id, received_at, span (the days of the whole import instead of the source's own).
CREATE TEMP TABLE IF NOT EXISTS fed_visit (source_id INTEGER, kind VARCHAR, from_on DATE, until_on DATE, has_change BOOLEAN);

INSERT INTO visit_cover BY NAME
SELECT DISTINCT
  source_id, {import_id:Int64} AS import_id, kind,
  CASE WHEN {span:Bool} THEN (SELECT min(f.from_on) FROM fed_visit AS f) ELSE from_on END AS from_on,
  CASE WHEN {span:Bool} THEN (SELECT max(f.until_on) FROM fed_visit AS f) ELSE until_on END AS until_on
FROM fed_visit
WHERE has_change;

UPDATE source SET last_success_at = {received_at:String}::TIMESTAMP
FROM visit_cover AS c WHERE c.source_id = source.source_id AND c.import_id = {import_id:Int64};
