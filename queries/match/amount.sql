-- Matches by amount: an order without any reference and a payment nobody names, with the same total with tax, within a
-- minute, not one in the shop and the other elsewhere. Only where both have no other candidate. Reads: TEMP match_row,
-- match_pair, match_undone. Parameter: seconds.
INSERT INTO match_pair
WITH order_row AS (
  SELECT r.* FROM match_row AS r
  ANTI JOIN match_pair AS p ON p.source_id = r.source_id AND p.external_id = r.external_id
  WHERE r.counts AND r.level = 0 AND NOT r.is_refund AND len(r.refs) = 0 AND r.total_minor IS NOT NULL
),
payment AS (
  SELECT r.* FROM match_row AS r
  ANTI JOIN match_pair AS p ON p.shadow_source_id = r.source_id AND p.shadow_external_id = r.external_id
  WHERE r.counts AND r.level = 1 AND NOT r.is_refund AND r.total_minor IS NOT NULL
),
-- Spans of time with a number; a payment is looked for in its own and in both beside it, so that equal prices do not all
-- meet one another.
order_slot AS (
  SELECT *, CAST(floor(epoch(ordered_at) / {seconds:Int64}) AS BIGINT) AS slot FROM order_row
),
payment_slot AS (
  SELECT *, CAST(floor(epoch(ordered_at) / {seconds:Int64}) AS BIGINT) + unnest([-1, 0, 1]) AS slot FROM payment
),
candidate AS (
  SELECT a.source_id, a.external_id, b.source_id AS shadow_source_id, b.external_id AS shadow_external_id
  FROM order_slot AS a JOIN payment_slot AS b ON b.unit_id = a.unit_id AND b.currency = a.currency AND b.total_minor = a.total_minor
    AND b.slot = a.slot AND b.ordered_at BETWEEN a.ordered_at - to_seconds({seconds:Int64}) AND a.ordered_at + to_seconds({seconds:Int64})
  WHERE a.order_mode = b.order_mode OR a.order_mode = 'unknown' OR b.order_mode = 'unknown'
),
open_candidate AS (
  SELECT * FROM candidate ANTI JOIN match_undone USING (source_id, external_id, shadow_source_id, shadow_external_id)
)
SELECT source_id, external_id, shadow_source_id, shadow_external_id, 'amount' AS rule
FROM open_candidate
QUALIFY count(*) OVER (PARTITION BY source_id, external_id) = 1
  AND count(*) OVER (PARTITION BY shadow_source_id, shadow_external_id) = 1;
