-- How new the answers are. Stamps in UTC, as texts that begin YYYY-MM-DD HH:MM:SS.
SELECT
  CAST(coalesce((SELECT max(revision) FROM cell_state), 0) AS INTEGER) AS revision,
  CAST((SELECT max(refreshed_at) FROM cell_state) AS VARCHAR) AS refreshed_at,
  CAST((SELECT max(finished_at) FROM import WHERE status = 'done') AS VARCHAR) AS imported_at
