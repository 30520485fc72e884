-- Purpose: ask two in five sample shops about the first sample programme, and the customers of one in six. Made up as a whole.
INSERT INTO survey_link BY NAME
SELECT (SELECT coalesce(max(link_id), 0) FROM survey_link)
    + CAST(row_number() OVER (ORDER BY a.audience DESC, u.unit_code) AS INTEGER) AS link_id,
  g.programme_code, u.unit_id, a.audience, TIMESTAMP '2021-03-01 09:00:00' AS made_at
FROM unit AS u
CROSS JOIN (SELECT programme_code FROM programme_now WHERE sample ORDER BY from_on, programme_code LIMIT 1) AS g
CROSS JOIN (VALUES ('shop', 0, 40), ('customer', 40, 57)) AS a(audience, low, high)
WHERE u.sample AND u.kind = 'shop' AND hash(u.unit_code || ' asked') % 100 BETWEEN a.low AND a.high - 1
  AND NOT EXISTS (SELECT 1 FROM survey_link AS l JOIN unit AS o ON o.unit_id = l.unit_id WHERE o.sample)
