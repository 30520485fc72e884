-- Purpose: first and last facts of the units to do, by currency and tax basis.
-- Reads: TEMP todo_unit, unit_day. Replaces their rows of unit_span.
DELETE FROM unit_span USING todo_unit AS t WHERE unit_span.unit_id = t.unit_id;

INSERT INTO unit_span BY NAME
SELECT
  d.unit_id, d.currency, d.tax_basis,
  grain_floor(u.grain, min(d.local_day)) AS from_on,
  grain_ceil(u.grain, max(d.local_day) + 1) AS until_on
FROM unit_day AS d
JOIN todo_unit AS t ON t.unit_id = d.unit_id
JOIN unit AS u ON u.unit_id = d.unit_id
GROUP BY d.unit_id, u.grain, d.currency, d.tax_basis;
