-- Page views of open days. Parameter: rows (JSON list). visitor_key travels as text, so that no digit is lost.
INSERT INTO visit_hit BY NAME
SELECT r.source_id, r.unit_id, r.local_day, r.visitor_key, r.hit_at, r.referrer_class
FROM (
  SELECT unnest(from_json({rows:String}, '[{"source_id": "INTEGER", "unit_id": "INTEGER", "local_day": "DATE",
    "visitor_key": "UBIGINT", "hit_at": "TIMESTAMP", "referrer_class": "VARCHAR"}]')) AS r
) AS hit;
