-- The state after a refresh. Parameters: hash of the metrics, revision.
INSERT INTO cell_state (registry_hash, revision, refreshed_at)
VALUES ({hash:String}, {revision:Int64}, current_timestamp::TIMESTAMP)
