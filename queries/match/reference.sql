-- Matches by reference: a row names the payment of another one, or both name one payment. Reads: TEMP match_row,
-- match_undone. Parameter: reach. A payment of several orders, or one of several payments of an order, is no guess: each is
-- told by what names it.
INSERT INTO match_pair
WITH word AS (
  SELECT DISTINCT source_id, external_id, unit_id, local_day, is_refund, level, total_minor, currency, unnest(refs) AS word
  FROM match_row WHERE counts AND len(refs) > 0
),
-- An order and a payment with one reference in common, or an order that names the payment itself.
shared AS (
  SELECT a.source_id, a.external_id, b.source_id AS shadow_source_id, b.external_id AS shadow_external_id, 1 AS preference
  FROM word AS a JOIN word AS b ON b.unit_id = a.unit_id AND b.word = a.word AND b.is_refund = a.is_refund
  WHERE a.level = 0 AND b.level = 1 AND abs(b.local_day - a.local_day) <= {reach:Int64}
  UNION ALL
  SELECT a.source_id, a.external_id, b.source_id, b.external_id, 1
  FROM word AS a JOIN match_row AS b ON b.unit_id = a.unit_id AND b.external_id = a.word AND b.is_refund = a.is_refund
  WHERE a.level = 0 AND b.level = 1 AND b.counts AND abs(b.local_day - a.local_day) <= {reach:Int64}
),
-- A payment that bears the number of the order. Numbers are short and shops have several, so the amount has to agree.
numbered AS (
  SELECT a.source_id, a.external_id, b.source_id AS shadow_source_id, b.external_id AS shadow_external_id, 2 AS preference
  FROM match_row AS a JOIN word AS b ON b.unit_id = a.unit_id AND b.word = a.external_id AND b.is_refund = a.is_refund
  WHERE a.level = 0 AND b.level = 1 AND a.counts AND NOT a.is_refund AND b.total_minor = a.total_minor
    AND b.currency = a.currency AND abs(b.local_day - a.local_day) <= {reach:Int64}
),
-- Two rows of one level, the one naming the other: the named one is the payment, as long as it names no row itself.
naming AS (
  SELECT a.source_id, a.external_id, b.source_id AS shadow_source_id, b.external_id AS shadow_external_id, b.refs AS shadow_refs,
    b.unit_id, b.is_refund
  FROM word AS a JOIN match_row AS b ON b.unit_id = a.unit_id AND b.external_id = a.word AND b.is_refund = a.is_refund AND b.level = a.level
  WHERE b.counts AND (b.source_id <> a.source_id OR b.external_id <> a.external_id) AND abs(b.local_day - a.local_day) <= {reach:Int64}
),
named AS (
  SELECT n.source_id, n.external_id, n.shadow_source_id, n.shadow_external_id, 3 AS preference
  FROM naming AS n
  WHERE NOT EXISTS (
    SELECT 1 FROM naming AS other
    WHERE other.source_id = n.shadow_source_id AND other.external_id = n.shadow_external_id
  )
),
found AS (
  SELECT f.* FROM (SELECT * FROM shared UNION SELECT * FROM numbered UNION SELECT * FROM named) AS f
  ANTI JOIN match_undone AS u USING (source_id, external_id, shadow_source_id, shadow_external_id)
)
SELECT source_id, external_id, shadow_source_id, shadow_external_id, 'reference' AS rule
FROM found
QUALIFY row_number() OVER (
  PARTITION BY shadow_source_id, shadow_external_id ORDER BY preference, source_id, external_id
) = 1;
