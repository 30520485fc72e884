-- What goes with a unit, or with some of its sources, laid out before it goes. Parameters: unit_id, sources (ids as text),
-- whole (whether the unit goes too). Leaves temporary tables: gone_source, touched (days of facts, for the roll-ups),
-- gone_key, gone_enrolment, gone_link, gone_quarantine, own_import (imports that nothing else came with).
CREATE OR REPLACE TEMP TABLE gone_source AS
SELECT CAST(id AS INTEGER) AS source_id FROM (SELECT unnest({sources:Array(String)}) AS id) AS given;

CREATE OR REPLACE TEMP TABLE touched AS
SELECT DISTINCT unit_id, local_day FROM order_version WHERE source_id IN (SELECT source_id FROM gone_source)
UNION
SELECT DISTINCT unit_id, local_day FROM takings WHERE source_id IN (SELECT source_id FROM gone_source)
UNION
SELECT DISTINCT unit_id, local_day FROM visit_day WHERE source_id IN (SELECT source_id FROM gone_source);

CREATE OR REPLACE TEMP TABLE gone_key AS
SELECT key_id FROM ingest_key WHERE source_id IN (SELECT source_id FROM gone_source);

CREATE OR REPLACE TEMP TABLE gone_quarantine AS
SELECT q.quarantine_id
FROM quarantine AS q
LEFT JOIN quarantine_of AS o ON o.quarantine_id = q.quarantine_id
WHERE o.source_id IN (SELECT source_id FROM gone_source)
  OR ({whole:Bool} AND (q.record ->> 'unit') = (SELECT unit_code FROM unit WHERE unit_id = {unit_id:Int64}));

CREATE OR REPLACE TEMP TABLE gone_enrolment AS
SELECT enrolment_id FROM enrolment WHERE {whole:Bool} AND unit_id = {unit_id:Int64};

CREATE OR REPLACE TEMP TABLE gone_link AS
SELECT link_id FROM survey_link WHERE {whole:Bool} AND unit_id = {unit_id:Int64};

CREATE OR REPLACE TEMP TABLE own_import AS
WITH told AS (
  SELECT DISTINCT import_id, unit_id FROM order_version
  UNION SELECT DISTINCT import_id, unit_id FROM takings
  UNION SELECT DISTINCT import_id, unit_id FROM visit_day
  UNION SELECT DISTINCT import_id, unit_id FROM unit
  UNION SELECT DISTINCT import_id, unit_id FROM source
  UNION SELECT DISTINCT import_id, unit_id FROM usual_declared
  UNION SELECT DISTINCT import_id, unit_id FROM enrolment
)
SELECT import_id FROM told
WHERE {whole:Bool} AND import_id IS NOT NULL
GROUP BY import_id
HAVING bool_and(unit_id = {unit_id:Int64});
