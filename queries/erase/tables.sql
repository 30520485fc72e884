-- Purpose: the tables that hold rows of units or of their sources, and by which columns. Grain: table. Columns are empty
-- where a table has none of that name.
SELECT
  c.table_name AS name,
  bool_or(c.column_name = 'unit_id') AS by_unit,
  bool_or(c.column_name = 'source_id') AS by_source,
  bool_or(c.column_name = 'shadow_source_id') AS by_shadow
FROM duckdb_columns() AS c
JOIN duckdb_tables() AS t ON t.table_oid = c.table_oid AND t.database_name = c.database_name
WHERE c.database_name = current_database() AND NOT t.temporary
  AND c.column_name IN ('unit_id', 'source_id', 'shadow_source_id')
GROUP BY c.table_name
ORDER BY c.table_name
