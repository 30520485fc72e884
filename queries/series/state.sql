-- How new the answers are.
SELECT
  CAST(coalesce((SELECT max(revision) FROM cell_state), 0) AS INTEGER) AS revision,
  strftime((SELECT max(refreshed_at) FROM cell_state), '%Y-%m-%dT%H:%M:%SZ') AS refreshed_at,
  strftime((SELECT max(finished_at) FROM import WHERE status = 'done'), '%Y-%m-%dT%H:%M:%SZ') AS imported_at
