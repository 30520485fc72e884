-- Purpose: unit_day of the touched keys of one slice of days, from the facts as they count now.
-- Reads: TEMP todo_day, counted_fact. Parameters: from, until (half-open days of the slice). Rows ordered by day.
INSERT INTO unit_day BY NAME
SELECT
  f.local_day, f.unit_id, f.order_mode, f.channel, f.fulfilment, f.currency, f.tax_basis,
  CAST(sum(f.orders_n) AS BIGINT) AS orders_n,
  CAST(sum(f.net_minor) AS BIGINT) AS net_minor,
  CAST(sum(f.refund_minor) AS BIGINT) AS refund_minor,
  CAST(sum(f.cancelled_n) AS BIGINT) AS cancelled_n
FROM counted_fact AS f
JOIN todo_day AS t ON t.unit_id = f.unit_id AND t.local_day = f.local_day
WHERE f.local_day >= {from:Date} AND f.local_day < {until:Date}
GROUP BY f.local_day, f.unit_id, f.order_mode, f.channel, f.fulfilment, f.currency, f.tax_basis
ORDER BY f.local_day, f.unit_id;
