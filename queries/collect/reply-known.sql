-- Purpose: what a request of this name was answered last, since a moment. Grain: at most one row.
-- Parameters: key_id, kind, name, from (UTC).
SELECT body_digest, answer
FROM collect_reply
WHERE key_id = {key_id:String} AND kind = {kind:String} AND name = {name:String} AND answered_at >= {from:String}::TIMESTAMP
ORDER BY answered_at DESC
LIMIT 1;
