-- Adds a batch to the counts of its day's import. Parameters: import_id, read_n and the other counts.
UPDATE import SET
  finished_at = now()::TIMESTAMP,
  read_n = read_n + {read_n:Int64},
  accepted_n = accepted_n + {accepted_n:Int64},
  updated_n = updated_n + {updated_n:Int64},
  duplicate_n = duplicate_n + {duplicate_n:Int64},
  quarantined_n = quarantined_n + {quarantined_n:Int64} + {refused_n:Int64}
WHERE import_id = {import_id:Int64};
