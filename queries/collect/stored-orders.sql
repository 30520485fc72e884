-- Purpose: current versions of orders by key, as the door compares them. Grain: source, order.
-- Parameters: from, until (first and last day). `{{sources}}`, `{{days}}`, `{{keys}}`: lists of literals, which prune the table.
SELECT
  source_id, external_id AS item_key, epoch_us(version_at) AS version_us,
  concat(
    epoch_us(ordered_at), '|', order_mode, '|', channel, '|', fulfilment, '|', payment_moment, '|', status, '|', net_minor, '|',
    tax_minor, '|', refund_minor, '|', tax_basis, '|', currency, '|', customer_key, '|', items_n, '|', refund_of, '|',
    payment_refs
  ) AS content
FROM order_version
WHERE is_current
  AND local_day BETWEEN {from:Date} AND {until:Date}
  AND source_id IN ({{sources}})
  AND local_day IN ({{days}})
  AND external_id IN ({{keys}});
