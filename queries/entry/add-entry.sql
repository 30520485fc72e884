-- Writes one entered week down. Parameters: the columns; entered_at and received_at UTC, amounts JSON.
INSERT INTO week_entry BY NAME
SELECT
  {request_id:String} AS request_id, {source_id:Int64} AS source_id, {unit_id:Int64} AS unit_id, {week_on:String}::DATE AS week_on,
  {entered_at:String}::TIMESTAMP AS entered_at, {received_at:String}::TIMESTAMP AS received_at, {entered_by:String} AS entered_by,
  {tax:String} AS tax, {currency:String} AS currency, {amounts:String} AS amounts;
