-- Rows of `resolved` whose word for their origin has a rule in their source take what the rule says.
-- Reads: batch_source, origin_rule. Changes: TEMP resolved.
UPDATE resolved SET order_mode = r.order_mode, channel = r.channel, fulfilment = coalesce(r.fulfilment, resolved.fulfilment)
FROM (
  SELECT s.unit_id, s.name, o.origin, o.order_mode, o.channel, o.fulfilment
  FROM origin_rule AS o JOIN batch_source AS s ON s.source_id = o.source_id
  QUALIFY row_number() OVER (PARTITION BY o.source_id, o.origin ORDER BY o.version DESC) = 1 AND o.order_mode IS NOT NULL
) AS r
WHERE resolved.unit_id = r.unit_id AND resolved.source_name = r.name AND resolved.origin = r.origin;
