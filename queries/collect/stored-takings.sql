-- Purpose: current totals by key, as the door compares them. Grain: source, day, mode, channel, fulfilment.
-- Parameters: as in stored-orders.sql; a key is day|mode|channel|fulfilment.
SELECT
  source_id, concat(local_day, '|', order_mode, '|', channel, '|', fulfilment) AS item_key, epoch_us(version_at) AS version_us,
  concat(net_minor, '|', tax_minor, '|', refund_minor, '|', tax_basis, '|', currency, '|', orders_n) AS content
FROM takings
WHERE is_current
  AND local_day BETWEEN {from:Date} AND {until:Date}
  AND source_id IN ({{sources}})
  AND local_day IN ({{days}});
