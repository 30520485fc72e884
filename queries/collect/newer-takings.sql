-- As newer-orders.sql, for totals. Reads: TEMP kept, stored.
UPDATE takings SET version_at = n.version_at
FROM (
  SELECT k.source_id, k.local_day, k.order_mode, k.channel, k.fulfilment, k.version_at
  FROM kept AS k JOIN stored AS s USING (source_id, local_day, order_mode, channel, fulfilment)
  WHERE k.content = s.stored_content AND k.version_at > s.stored_at
) AS n
WHERE takings.is_current AND takings.local_day = n.local_day AND takings.source_id = n.source_id
  AND takings.order_mode = n.order_mode AND takings.channel = n.channel AND takings.fulfilment = n.fulfilment;
