-- Purpose: make the usual days of every unit to do again, whatever changed. Reads: TEMP todo_unit. Makes: TEMP forced.
CREATE OR REPLACE TEMP TABLE forced AS SELECT unit_id FROM todo_unit;
