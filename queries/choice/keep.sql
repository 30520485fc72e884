-- Writes one event that a shop tells of itself: an import of its own, the enrolment where it is new, its stage, its reason.
-- Parameters: import_id, at (UTC), unit_id, programme, solution, joined_on, day, stage (none, left), reason ('' for none).
INSERT INTO "import" BY NAME
SELECT CAST({import_id:Int64} AS INTEGER) AS import_id, {at:String}::TIMESTAMP AS started_at, {at:String}::TIMESTAMP AS finished_at,
  'done' AS status, '[]' AS files, 'choice' AS mapping, '{}' AS detected, 1 AS read_n, 1 AS accepted_n, 0 AS updated_n,
  0 AS duplicate_n, 0 AS quarantined_n, sample
FROM unit WHERE unit_id = CAST({unit_id:Int64} AS INTEGER);

INSERT INTO enrolment BY NAME
SELECT (SELECT coalesce(max(enrolment_id), 0) + 1 FROM enrolment) AS enrolment_id, unit_id, {programme:String} AS programme_code,
  {solution:String} AS solution_code, {joined_on:Date} AS joined_on, sample, CAST({import_id:Int64} AS INTEGER) AS import_id
FROM unit WHERE unit_id = CAST({unit_id:Int64} AS INTEGER) AND {stage:String} = 'none';

CREATE TEMP TABLE told AS
SELECT e.enrolment_id, e.unit_id, {day:Date} AS reached_on, {stage:String} AS stage,
  CAST(nullif({reason:String}, '') AS VARCHAR) AS code
FROM enrolment AS e
WHERE e.unit_id = CAST({unit_id:Int64} AS INTEGER) AND e.programme_code = {programme:String}
  AND e.solution_code = {solution:String} AND e.joined_on = {joined_on:Date};

INSERT INTO stage BY NAME
SELECT enrolment_id, reached_on, stage,
  -- As a row of a file with the same words, which then says nothing new.
  hash(unit_id, {programme:String}, {solution:String}, {joined_on:Date}, reached_on, stage, CAST(NULL AS INTEGER),
    CAST(NULL AS INTEGER), CAST(NULL AS BIGINT), code, CAST(NULL AS VARCHAR)) AS content,
  CAST({import_id:Int64} AS INTEGER) AS import_id
FROM told;

INSERT INTO reason BY NAME
SELECT unit_id, enrolment_id, 'refusal' AS question, code, reached_on AS told_on, CAST({import_id:Int64} AS INTEGER) AS import_id
FROM told WHERE code IS NOT NULL;

DROP TABLE told;
