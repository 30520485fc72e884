-- Purpose: what the words of one source mean in columns of closed values, by its owner's newest rules. Grain: column and word.
-- Parameter: source_id.
SELECT column_name, word, value
FROM value_rule_now
WHERE source_id = {source_id:Int64}
ORDER BY column_name, word;
