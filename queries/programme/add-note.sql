-- Purpose: keep what an officer says of a programme in an area. Parameters: programme, area, status ('' for none), comment,
-- written_at (UTC), who.
INSERT INTO territory_note BY NAME
SELECT (SELECT coalesce(max(note_id), 0) FROM territory_note) + 1 AS note_id, {programme:String} AS programme_code,
  {area:String} AS area_code, nullif({status:String}, '') AS status, {comment:String} AS comment,
  {written_at:String}::TIMESTAMP AS written_at, {who:String} AS who
