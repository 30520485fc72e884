-- Which days were counted is forgotten once nothing can come for them any more. Parameter: until (first day to keep).
DELETE FROM visit_closed WHERE local_day < {until:Date};
