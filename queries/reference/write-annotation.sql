-- Purpose: keep a version of a dated fact that somebody wrote, unless another one came first. Parameters: id (0: a new fact),
-- version (the one it follows, 0 for a new fact), area, sector ('' for all), from, until (half-open), kind, name_fr, name_en,
-- source, is_withdrawn, changed_at (UTC), who.
INSERT INTO annotation BY NAME
SELECT
  CASE WHEN {id:Int64} = 0 THEN coalesce(max(annotation_id), 0) + 1 ELSE {id:Int64} END AS annotation_id,
  {version:Int64} + 1 AS version,
  {area:String} AS area_code, nullif({sector:String}, '') AS sector_code,
  {from:Date} AS from_on, {until:Date} AS until_on, {kind:String} AS kind,
  {name_fr:String} AS name_fr, {name_en:String} AS name_en, {source:String} AS source,
  {is_withdrawn:Bool} AS is_withdrawn, {changed_at:String}::TIMESTAMP AS changed_at, {who:String} AS who
FROM annotation
HAVING coalesce(max(version) FILTER (WHERE annotation_id = {id:Int64}), 0) = {version:Int64}
