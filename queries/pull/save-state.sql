-- Replaces where the pull of a source stands. Parameters: as the columns, instants as text in UTC.
DELETE FROM pull_state WHERE source_id = {source_id:Int64};

INSERT INTO pull_state BY NAME
SELECT
  {source_id:Int64} AS source_id, {status:String} AS status, {since:String}::TIMESTAMP AS since, {cursor:String} AS cursor,
  {pages_n:Int64} AS pages_n, {records_n:Int64} AS records_n, {expected_n:Int64} AS expected_n,
  {started_at:String}::TIMESTAMP AS started_at, {finished_at:String}::TIMESTAMP AS finished_at,
  {last_success_at:String}::TIMESTAMP AS last_success_at, {failures_n:Int64} AS failures_n,
  {error:String} AS error, {error_code:String} AS error_code, {error_value:String} AS error_value,
  {retry_at:String}::TIMESTAMP AS retry_at, {run_since:String}::TIMESTAMP AS run_since, {newest_at:String}::TIMESTAMP AS newest_at;
