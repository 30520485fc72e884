-- Purpose: some rows of one group of quarantine-groups.sql, the newest first. Grain: one refused row. Columns: as the table.
-- Parameters: source_id, kind, code, column_name, value (both null: any), n.
SELECT row_n, file, value, record
FROM quarantine
WHERE status = 'open' AND source_id = {source_id:Int64} AND kind = {kind:String} AND code = {code:String}
  AND column_name IS NOT DISTINCT FROM {column_name:String}
  AND ({value:String} IS NULL OR value = {value:String})
ORDER BY quarantine_id DESC
LIMIT {n:Int64};
