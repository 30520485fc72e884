-- Refunds of an order and of a payment that are one: amounts agree, moments are near, and they do not belong to two
-- different sales. Only where both have no other candidate. Reads: TEMP match_refund, match_pair, match_undone.
-- Parameters: seconds; slack (ratio by which a refund without tax may miss the one with it); known (both belong to one
-- known sale).
INSERT INTO match_pair
WITH left_over AS (
  SELECT r.* FROM match_refund AS r
  ANTI JOIN match_pair AS p ON p.shadow_source_id = r.source_id AND p.shadow_external_id = r.external_id
  ANTI JOIN match_pair AS q ON q.source_id = r.source_id AND q.external_id = r.external_id
),
-- Spans of time with a number, as for sales.
here AS (
  SELECT *, CAST(floor(epoch(ordered_at) / {seconds:Int64}) AS BIGINT) AS slot FROM left_over
),
around AS (
  SELECT *, CAST(floor(epoch(ordered_at) / {seconds:Int64}) AS BIGINT) + unnest([-1, 0, 1]) AS slot FROM left_over
),
candidate AS (
  SELECT a.source_id, a.external_id, b.source_id AS shadow_source_id, b.external_id AS shadow_external_id
  FROM here AS a JOIN around AS b ON b.unit_id = a.unit_id AND b.currency = a.currency AND b.slot = a.slot
    AND b.ordered_at BETWEEN a.ordered_at - to_seconds({seconds:Int64}) AND a.ordered_at + to_seconds({seconds:Int64})
  WHERE a.level = 0 AND b.level = 1
    AND abs(a.total_minor - b.total_minor) <= CASE WHEN a.is_exact AND b.is_exact THEN 0 ELSE greatest(1, b.total_minor * {slack:Float64}) END
    AND CASE WHEN {known:Bool}
      THEN coalesce(a.sale_source_id = b.sale_source_id AND a.sale_external_id = b.sale_external_id, false)
      ELSE coalesce(a.sale_source_id = b.sale_source_id AND a.sale_external_id = b.sale_external_id, true) END
),
open_candidate AS (
  SELECT * FROM candidate ANTI JOIN match_undone USING (source_id, external_id, shadow_source_id, shadow_external_id)
)
SELECT source_id, external_id, shadow_source_id, shadow_external_id, 'amount' AS rule
FROM open_candidate
QUALIFY count(*) OVER (PARTITION BY source_id, external_id) = 1
  AND count(*) OVER (PARTITION BY shadow_source_id, shadow_external_id) = 1;
