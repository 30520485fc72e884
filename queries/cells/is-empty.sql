-- Whether no cell and no month of a unit has been made yet. Column: is_empty.
SELECT NOT EXISTS (SELECT 1 FROM unit_month) AND NOT EXISTS (SELECT 1 FROM cell_week)
  AND NOT EXISTS (SELECT 1 FROM cell_month) AND NOT EXISTS (SELECT 1 FROM cell_year) AS is_empty
