-- Purpose: what reading a platform's records for a unit needs: its clock and its currency. Grain: one unit. Parameter: unit.
SELECT unit_id, zone, currency FROM unit WHERE unit_code = {unit:String};
