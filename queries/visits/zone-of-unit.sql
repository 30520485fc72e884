-- Purpose: time zone of a unit. Parameter: unit (code).
SELECT zone FROM unit WHERE unit_code = {unit:String};
