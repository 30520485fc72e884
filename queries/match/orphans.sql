-- Matches of a source that is no more; its number may be given again.
DELETE FROM order_match
WHERE source_id NOT IN (SELECT s.source_id FROM source AS s) OR shadow_source_id NOT IN (SELECT s.source_id FROM source AS s);
