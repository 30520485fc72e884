-- Verdict on each good row of `candidate` against the rest of the import and against the store.
-- The order of rows plays no part. `{{key}}`: the identity's columns.

-- A narrow first look: keys are compared in full only among rows whose 64-bit hashes meet.
CREATE TEMP TABLE repeated_hash AS
SELECT key_hash FROM candidate GROUP BY key_hash HAVING count(*) > 1;

CREATE TEMP TABLE repeated AS
SELECT {{key}}, max(version_at) AS newest_at, arg_min(local_day, {'v': version_at, 'd': local_day}) AS first_day
FROM candidate SEMI JOIN repeated_hash USING (key_hash)
GROUP BY {{key}}
HAVING count(*) > 1;

CREATE TEMP TABLE repeated_row AS
SELECT row_id, first_day,
  max(CASE WHEN version_at = newest_at THEN content END) OVER same_key
    <> min(CASE WHEN version_at = newest_at THEN content END) OVER same_key AS is_conflict,
  row_number() OVER (PARTITION BY {{key}} ORDER BY version_at DESC, content, row_id) AS place
FROM candidate SEMI JOIN repeated_hash USING (key_hash) JOIN repeated USING ({{key}})
WINDOW same_key AS (PARTITION BY {{key}});

CREATE TEMP VIEW kept AS
SELECT c.* EXCLUDE (local_day), coalesce(r.first_day, c.local_day) AS local_day
FROM candidate AS c LEFT JOIN repeated_row AS r ON r.row_id = c.row_id
WHERE r.row_id IS NULL OR (r.place = 1 AND NOT r.is_conflict);
