-- Replaces the connection of a source and says what it is complete for. Parameters: as the columns; online, total.
DELETE FROM source_connection WHERE source_id = {source_id:Int64};

INSERT INTO source_connection BY NAME
SELECT
  {source_id:Int64} AS source_id, {connector:String} AS connector, {sealed_settings:String} AS sealed_settings,
  {pull_every_hours:Int64} AS pull_every_hours, {created_at:String}::TIMESTAMP AS created_at, {paused:Bool} AS paused;

UPDATE source SET kind = {connector:String}, reports_online = {online:Bool}, reports_total = {total:Bool}
WHERE source_id = {source_id:Int64};
