-- Writes down what a shop tells of its product sheets. Parameters: unit (outside name), told_at (UTC), told_by, planned_n, done_n.
INSERT INTO shop_sheets BY NAME
SELECT
  unit_id, {told_at:String}::TIMESTAMP AS told_at, {told_by:String} AS told_by, {planned_n:Int64} AS planned_n, {done_n:Int64} AS done_n
FROM unit WHERE unit_code = {unit:String};
