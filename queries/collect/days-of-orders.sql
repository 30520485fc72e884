
-- The days that a batch's orders say their sources cover. A webhook about an order of last month is no sign that the
-- month was covered: such rows are left out. Reads: TEMP kept, matched, inbox_batch. Replaces TEMP fed_source.
DELETE FROM fed_source;

INSERT INTO fed_source
SELECT
  k.source_id, min(k.local_day) AS from_on, max(k.until_on) AS until_on,
  bool_or(k.order_mode = 'online') AS has_online, bool_or(k.order_mode = 'in_store') AS has_total,
  bool_or(m.outcome IS DISTINCT FROM 'duplicate') AS has_change
FROM kept AS k
JOIN inbox_batch AS b ON b.kind = 'orders' AND b.is_newest AND b.source_id = k.source_id AND b.item_key = k.external_id
LEFT JOIN matched AS m ON m.row_id = k.row_id
WHERE b.delivery_id IS NULL OR k.local_day >= CAST(b.received_at AS DATE) - 2
GROUP BY k.source_id;
