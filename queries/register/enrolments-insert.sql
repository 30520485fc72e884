-- Good rows of `resolved` that the register does not hold yet; the enrolments they open. Parameter: import_id.
CREATE TEMP TABLE matched AS
SELECT f.*, CASE WHEN f.place > 1 OR f.content IN (SELECT content FROM stage) THEN 'duplicate' ELSE 'accepted' END AS outcome
FROM (
  SELECT *, row_number() OVER (PARTITION BY content ORDER BY row_id) AS place FROM resolved WHERE reason IS NULL
) AS f;

INSERT INTO enrolment BY NAME
SELECT (SELECT coalesce(max(enrolment_id), 0) FROM enrolment)
    + row_number() OVER (ORDER BY n.joined_on, n.unit_id, n.programme_code, n.solution_code) AS enrolment_id,
  n.unit_id, n.programme_code, n.solution_code, n.joined_on, {sample:Bool} AS sample,
  CAST({import_id:Int64} AS INTEGER) AS import_id
FROM (
  SELECT DISTINCT unit_id, programme_code, solution_code, joined_on FROM matched WHERE outcome = 'accepted'
) AS n
WHERE NOT EXISTS (
  SELECT 1 FROM enrolment AS e
  WHERE e.unit_id = n.unit_id AND e.programme_code = n.programme_code
    AND e.solution_code IS NOT DISTINCT FROM n.solution_code AND e.joined_on = n.joined_on
);

CREATE TEMP TABLE kept AS
SELECT m.*, e.enrolment_id FROM matched AS m JOIN enrolment AS e
  ON e.unit_id = m.unit_id AND e.programme_code = m.programme_code
  AND e.solution_code IS NOT DISTINCT FROM m.solution_code AND e.joined_on = m.joined_on
WHERE m.outcome = 'accepted';

INSERT INTO stage BY NAME
SELECT enrolment_id, reached_on, stage, sheets_n, sheets_target_n, aid_minor, content,
  CAST({import_id:Int64} AS INTEGER) AS import_id
FROM kept;

INSERT INTO reason BY NAME
SELECT unit_id, enrolment_id, 'refusal' AS question, code, free_text, reached_on AS told_on,
  CAST({import_id:Int64} AS INTEGER) AS import_id
FROM kept WHERE code IS NOT NULL;
