-- Purpose: what was said of a programme, newest first. Grain: one note. Parameters: programme, area ('' for all areas).
SELECT note_id, area_code, status, comment, strftime(written_at, '%Y-%m-%d') AS written_on
FROM territory_note
WHERE programme_code = {programme:String} AND ({area:String} = '' OR area_code = {area:String})
ORDER BY note_id DESC
