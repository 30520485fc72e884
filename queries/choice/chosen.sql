-- Purpose: what a shop has joined, newest first. Grain: one enrolment. Parameters: unit (outside name), since (UTC moment).
-- ended_on: the day it left or closed. undo_id: the newest event, when the shop itself told it after `since`: an import.
SELECT e.enrolment_id, e.programme_code AS programme, p.name_fr, p.name_en, e.solution_code AS solution,
  coalesce(s.name, e.solution_code) AS solution_name, CAST(e.joined_on AS VARCHAR) AS joined_on,
  CAST(min(t.reached_on) FILTER (t.stage IN ('left', 'closed', 'refused')) AS VARCHAR) AS ended_on,
  CASE WHEN arg_max(i.mapping, t.import_id) = 'choice' AND arg_max(i.started_at, t.import_id) > {since:String}::TIMESTAMP
    THEN max(t.import_id) END AS undo_id
FROM enrolment AS e
JOIN unit AS u ON u.unit_id = e.unit_id AND u.unit_code = {unit:String}
JOIN programme_now AS p ON p.programme_code = e.programme_code
LEFT JOIN solution_now AS s ON s.solution_code = e.solution_code
LEFT JOIN stage AS t ON t.enrolment_id = e.enrolment_id
LEFT JOIN "import" AS i ON i.import_id = t.import_id
GROUP BY ALL
ORDER BY joined_on DESC, e.enrolment_id DESC
