-- Purpose: connected sources that are pulled and not paused. Grain: source.
SELECT c.source_id, c.connector, c.pull_every_hours AS every_hours, u.zone
FROM source_connection AS c
JOIN source AS s ON s.source_id = c.source_id
JOIN unit AS u ON u.unit_id = s.unit_id
WHERE NOT c.paused AND c.pull_every_hours IS NOT NULL
ORDER BY c.source_id;
