-- Purpose: write down what is said for a unit. Parameters: unit_id, purpose, given, said_at (UTC), who.
INSERT INTO consent
SELECT
  coalesce(max(consent_id), 0) + 1, {unit_id:Int64}, {purpose:String}, {given:Bool}, {said_at:String}::TIMESTAMP, {who:String}
FROM consent
