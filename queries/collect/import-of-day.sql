-- Purpose: the collector's import of a day. One row, import_id. Parameter: files.
SELECT max(import_id) AS import_id FROM import WHERE status = 'done' AND files = {files:String};
