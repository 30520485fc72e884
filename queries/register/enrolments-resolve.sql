-- Rows of a register out of `parsed`: each judged by itself, then against the rest of the file and the register as it
-- stands. Parameter: received_at. A row: what is known of one enrolment (unit, programme, solution, joined_on) on one day.
CREATE TEMP TABLE judged AS
SELECT p.row_id, p.file_n, p.row_n, u.unit_id, p.programme AS programme_code, p.solution AS solution_code, p.joined_on,
  coalesce(p."day", p.joined_on) AS reached_on, p.stage,
  CASE p.stage WHEN 'none' THEN 0 WHEN 'visible' THEN 1 WHEN 'remote' THEN 2 WHEN 'catalogue' THEN 3 WHEN 'checkout' THEN 4 END AS stage_n,
  p.sheets_n, p.sheets_target_n, to_minor(p.aid, u.factor) AS aid_minor,
  CASE WHEN p.refusal_text IS NOT NULL THEN coalesce(p.refusal, 'other') ELSE p.refusal END AS code,
  {{masked_text}} AS free_text,
  CASE
    WHEN p.reason IS NOT NULL THEN p.reason
    WHEN u.unit_id IS NULL THEN 'unknown_unit:unit'
    WHEN g.programme_code IS NULL THEN 'unknown_programme:programme'
    WHEN p.solution IS NOT NULL AND s.solution_code IS NULL THEN 'unknown_solution:solution'
    WHEN p.joined_on < g.from_on THEN 'before_programme:joined_on'
    WHEN p.joined_on >= g.until_on THEN 'after_programme:joined_on'
    WHEN p.joined_on > CAST({received_at:String}::TIMESTAMP AS DATE) THEN 'future_date:joined_on'
    WHEN p."day" > CAST({received_at:String}::TIMESTAMP AS DATE) THEN 'future_date:day'
    WHEN p."day" < p.joined_on THEN 'before_joining:day'
    WHEN p.stage IN ('first_order', 'active', 'established') THEN 'derived_stage:stage'
    WHEN p.stage = 'catalogue' AND p.sheets_n < 20 THEN 'too_few_sheets:sheets_n'
    WHEN p.aid < 0 THEN 'bad_amount:aid'
  END AS reason,
  coalesce(p.raw, {{p.record}}) AS record
FROM parsed AS p
LEFT JOIN batch_unit AS u ON u.unit_code = p.unit
LEFT JOIN programme_now AS g ON g.programme_code = p.programme
LEFT JOIN solution_now AS s ON s.solution_code = p.solution;

-- Enrolments of these shops, those of the register and those of the file, with the day each ended.
CREATE TEMP TABLE known_enrolment AS
SELECT unit_id, programme_code, solution_code, joined_on,
  coalesce(min(ended_on), DATE '9999-12-31') AS until_on, bool_or(is_stored) AS is_stored
FROM (
  SELECT e.unit_id, e.programme_code, e.solution_code, e.joined_on, true AS is_stored,
    CASE WHEN t.stage IN ('left', 'closed') THEN t.reached_on END AS ended_on
  FROM enrolment AS e LEFT JOIN stage AS t ON t.enrolment_id = e.enrolment_id
  WHERE e.unit_id IN (SELECT unit_id FROM judged)
  UNION ALL
  SELECT unit_id, programme_code, solution_code, joined_on, false AS is_stored,
    CASE WHEN stage IN ('left', 'closed') THEN reached_on END AS ended_on
  FROM judged WHERE reason IS NULL
) AS every_row
GROUP BY unit_id, programme_code, solution_code, joined_on;

UPDATE judged SET reason = 'two_open_enrolments:' || CASE WHEN judged.solution_code IS NULL THEN 'programme' ELSE 'solution' END
FROM (
  SELECT k.unit_id, k.programme_code, k.solution_code, k.joined_on
  FROM known_enrolment AS k JOIN known_enrolment AS o
    ON o.unit_id = k.unit_id AND o.solution_code IS NOT DISTINCT FROM k.solution_code
    AND (k.solution_code IS NOT NULL OR o.programme_code = k.programme_code)
    AND (o.programme_code <> k.programme_code OR o.joined_on <> k.joined_on)
    AND o.joined_on < k.until_on AND k.joined_on < o.until_on
  WHERE NOT k.is_stored AND (o.is_stored OR (o.joined_on, o.programme_code) < (k.joined_on, k.programme_code))
) AS second_one
WHERE judged.reason IS NULL AND judged.unit_id = second_one.unit_id AND judged.programme_code = second_one.programme_code
  AND judged.solution_code IS NOT DISTINCT FROM second_one.solution_code AND judged.joined_on = second_one.joined_on;

-- Dates of stages that the register holds already, and those of the file: the earliest of a stage is its date.
CREATE TEMP TABLE dated AS
SELECT e.unit_id, e.programme_code, e.solution_code, e.joined_on, t.reached_on, true AS is_stored,
  CASE t.stage WHEN 'none' THEN 0 WHEN 'visible' THEN 1 WHEN 'remote' THEN 2 WHEN 'catalogue' THEN 3 WHEN 'checkout' THEN 4 END AS stage_n
FROM enrolment AS e JOIN stage AS t ON t.enrolment_id = e.enrolment_id
WHERE e.unit_id IN (SELECT unit_id FROM judged);

INSERT INTO dated BY NAME
SELECT unit_id, programme_code, solution_code, joined_on, reached_on, false AS is_stored, stage_n
FROM judged WHERE reason IS NULL AND stage_n IS NOT NULL;

UPDATE judged SET reason = 'stage_redated:day'
WHERE judged.reason IS NULL AND judged.stage_n IS NOT NULL AND EXISTS (
  SELECT 1 FROM dated AS d
  WHERE d.unit_id = judged.unit_id AND d.programme_code = judged.programme_code AND d.joined_on = judged.joined_on
    AND d.solution_code IS NOT DISTINCT FROM judged.solution_code AND d.stage_n = judged.stage_n
    AND d.reached_on <> judged.reached_on AND (d.is_stored OR d.reached_on < judged.reached_on)
);

UPDATE judged SET reason = 'stage_backwards:stage'
WHERE judged.reason IS NULL AND judged.stage_n IS NOT NULL AND EXISTS (
  SELECT 1 FROM dated AS d
  WHERE d.unit_id = judged.unit_id AND d.programme_code = judged.programme_code AND d.joined_on = judged.joined_on
    AND d.solution_code IS NOT DISTINCT FROM judged.solution_code
    AND ((d.stage_n > judged.stage_n AND d.reached_on < judged.reached_on)
      OR (d.is_stored AND d.stage_n < judged.stage_n AND d.reached_on > judged.reached_on))
);

DROP TABLE dated;

CREATE TEMP TABLE resolved AS
SELECT * EXCLUDE (stage_n), hash(unit_id, programme_code, solution_code, joined_on, reached_on, stage, sheets_n, sheets_target_n, aid_minor, code, free_text) AS content
FROM judged;
