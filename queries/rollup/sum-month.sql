-- Purpose: unit_day of every unit for one slice of days, from the facts as they count now; for
-- rebuild, and where nothing is rolled up yet.
-- Reads: counted_fact. Parameters: from, until (half-open days of the slice). Rows ordered by day.
INSERT INTO unit_day BY NAME
SELECT
  local_day, unit_id, order_mode, channel, fulfilment, currency, tax_basis,
  CAST(sum(orders_n) AS BIGINT) AS orders_n,
  CAST(sum(net_minor) AS BIGINT) AS net_minor,
  CAST(sum(refund_minor) AS BIGINT) AS refund_minor,
  CAST(sum(cancelled_n) AS BIGINT) AS cancelled_n
FROM counted_fact
WHERE local_day >= {from:Date} AND local_day < {until:Date}
GROUP BY local_day, unit_id, order_mode, channel, fulfilment, currency, tax_basis
ORDER BY local_day, unit_id;
