-- Purpose: whether any unit's open days may have a median of years (three years of windows before the last open day) or a
-- mean since creation (a known opening). Reads: TEMP usual_open, usual_unit; unit, unit_window.
-- Columns: median, mean.
SELECT
  EXISTS (
    SELECT 1 FROM usual_open AS o JOIN unit_window AS w ON w.unit_id = o.unit_id AND w.what = 'total'
    GROUP BY o.unit_id
    HAVING min(w.from_on) < max(o.until_on) - 3 * 364
  ) AS median,
  EXISTS (
    SELECT 1 FROM usual_open AS o JOIN unit AS n ON n.unit_id = o.unit_id
    WHERE n.kind = 'shop' AND n.opened_on IS NOT NULL AND o.until_on > n.opened_on
  ) AS mean;
