-- Purpose: keep one answer; earlier ones of the same respondent stay as history.
-- Parameters: link_id, respondent, answered_at (UTC), standing, reason ('' for none).
INSERT INTO survey_answer
SELECT CAST({link_id:Int64} AS INTEGER), {respondent:String}, {answered_at:String}::TIMESTAMP, {standing:String}, nullif({reason:String}, '')
