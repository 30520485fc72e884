-- What hangs on what goes by other names than unit and source. Needs the tables of before.sql. Parameters: unit (outside
-- name), whole. The log keeps that somebody did something, not about which shop.
DELETE FROM collect_reply WHERE key_id IN (SELECT key_id FROM gone_key);

DELETE FROM quarantine WHERE quarantine_id IN (SELECT quarantine_id FROM gone_quarantine);

DELETE FROM stage WHERE enrolment_id IN (SELECT enrolment_id FROM gone_enrolment);

DELETE FROM survey_answer WHERE link_id IN (SELECT link_id FROM gone_link);

DELETE FROM event_log WHERE {whole:Bool} AND json_extract_string(detail, '$.about') = {unit:String};

UPDATE import SET files = '[]', detected = '{}', mapping = NULL WHERE import_id IN (SELECT import_id FROM own_import);
