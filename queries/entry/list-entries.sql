-- Purpose: weeks entered for a unit, the newest week first, of a week the entry made last first. Grain: one entry.
-- Parameters: unit (outside name), week_on ('' for all), request_id ('' for all), limit. amounts: JSON; moments UTC.
SELECT
  e.request_id AS request_id,
  strftime(e.week_on, '%Y-%m-%d') AS week_on,
  strftime(e.entered_at, '%Y-%m-%dT%H:%M:%SZ') AS entered_at,
  e.entered_by AS entered_by,
  e.tax AS tax,
  e.currency AS currency,
  e.amounts AS amounts,
  row_number() OVER (PARTITION BY e.week_on ORDER BY e.entered_at DESC, e.received_at DESC) = 1 AS counts
FROM week_entry AS e
JOIN unit AS u ON u.unit_id = e.unit_id
WHERE u.unit_code = {unit:String}
  AND ({week_on:String} = '' OR e.week_on = try_cast({week_on:String} AS DATE))
  AND ({request_id:String} = '' OR e.request_id = {request_id:String})
ORDER BY e.week_on DESC, e.entered_at DESC, e.received_at DESC
LIMIT {limit:Int64}
