-- Purpose: keys of one slice of days where unit_day and the facts disagree, or where unit_day has a key twice.
-- Reads: counted_fact, unit_day. Parameters: from, until (half-open). Columns: keys_n (compared), wrong_n.
WITH told AS (
  SELECT
    local_day, unit_id, order_mode, channel, fulfilment, currency, tax_basis,
    orders_n, net_minor, refund_minor, cancelled_n, 1 AS fact_n, 0 AS rollup_n
  FROM counted_fact
  WHERE local_day >= {from:Date} AND local_day < {until:Date}
  UNION ALL
  SELECT
    local_day, unit_id, order_mode, channel, fulfilment, currency, tax_basis,
    -orders_n, -net_minor, -refund_minor, -cancelled_n, 0, 1
  FROM unit_day
  WHERE local_day >= {from:Date} AND local_day < {until:Date}
),
compared AS (
  SELECT
    sum(orders_n) <> 0 OR sum(net_minor) <> 0 OR sum(refund_minor) <> 0 OR sum(cancelled_n) <> 0
    OR sum(fact_n) = 0 OR sum(rollup_n) <> 1 AS is_wrong
  FROM told
  GROUP BY local_day, unit_id, order_mode, channel, fulfilment, currency, tax_basis
)
SELECT count(*) AS keys_n, count(*) FILTER (WHERE is_wrong) AS wrong_n FROM compared;
