-- Purpose: why enterprises of a programme refused or left, one row per enterprise and reason. Parameters: programme.
SELECT DISTINCT u.enterprise_id, r.code
FROM reason AS r
JOIN enrolment AS e ON e.enrolment_id = r.enrolment_id
JOIN unit_counted AS u ON u.unit_id = r.unit_id
WHERE r.question = 'refusal' AND e.programme_code = {programme:String}
