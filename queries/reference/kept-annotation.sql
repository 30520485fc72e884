-- Purpose: the id of the version that was just written, null when none was. Parameters: id (0: a new fact), version (the one
-- it follows), changed_at (UTC), who.
SELECT max(annotation_id) AS id
FROM annotation
WHERE version = {version:Int64} + 1 AND changed_at = {changed_at:String}::TIMESTAMP AND who = {who:String}
  AND ({id:Int64} = 0 OR annotation_id = {id:Int64})
