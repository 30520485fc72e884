-- The unit of an outside name. Parameter: code.
SELECT unit_id FROM unit WHERE unit_code = {code:String} LIMIT 1
