-- Purpose: the newest answer of a respondent. Grain: one answer. Parameters: link_id, respondent.
SELECT standing, reason
FROM survey_answer
WHERE link_id = {link_id:Int64} AND respondent = {respondent:String}
ORDER BY answered_at DESC
LIMIT 1
