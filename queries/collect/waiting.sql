-- Purpose: what waits to be applied, oldest first, for the door's memory after a start. Grain: row of the inbox.
SELECT seq, source_id, kind, item_key, epoch_us(version_at) AS version_us, content FROM inbox ORDER BY seq;
