-- Purpose: what a link asks, and of whom. Grain: one link. Parameter: link_id.
SELECT l.link_id, l.audience, l.programme_code, g.name_fr, g.name_en, coalesce(u.name, u.unit_code) AS shop, u.sample
FROM survey_link AS l
JOIN unit AS u ON u.unit_id = l.unit_id
JOIN programme_now AS g ON g.programme_code = l.programme_code
WHERE l.link_id = {link_id:Int64}
