-- The rows of one batch, and what the import's statements leave for those after them. Parameters: from, until (numbers of
-- rows, both included). Of rows of one key the newest version is taken, of equal versions the later row.
CREATE TEMP TABLE inbox_batch AS
SELECT *, row_number() OVER (PARTITION BY source_id, kind, item_key ORDER BY version_at DESC, seq DESC) = 1 AS is_newest
FROM inbox
WHERE seq BETWEEN {from:Int64} AND {until:Int64};

CREATE TEMP TABLE touched (unit_id INTEGER, local_day DATE);

CREATE TEMP TABLE changed_unit (unit_id INTEGER);

CREATE TEMP TABLE fed_source (
  source_id INTEGER, from_on DATE, until_on DATE, has_online BOOLEAN, has_total BOOLEAN, has_change BOOLEAN
);
