-- Purpose: how sources are connected with their platforms, one or (source_id null) all. Grain: source. Times UTC.
SELECT
  c.source_id, c.connector, c.sealed_settings, c.pull_every_hours, c.paused, CAST(c.created_at AS VARCHAR) AS created_at
FROM source_connection AS c
WHERE {source_id:Int64} IS NULL OR c.source_id = {source_id:Int64}
ORDER BY c.source_id;
