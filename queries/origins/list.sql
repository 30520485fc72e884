-- Purpose: the words of sources for the origin of an order, what they mean, and what hangs on them.
-- Grain: source and word of current orders. Columns: order_mode, channel: of its orders, null when they differ; rule_mode,
-- rule_channel, rule_fulfilment: of the owner's rule; orders_n: counted orders; net_minor: their revenue in minor units;
-- share: of the source's revenue, null without any; is_task: no rule yet and some of its orders are of unknown mode.
-- Parameter: source_id (null: every source).
WITH word AS (
  SELECT
    o.source_id, o.origin,
    count(*) FILTER (WHERE o.net_minor <> 0 AND o.status IN ('accepted', 'paid', 'fulfilled')) AS orders_n,
    coalesce(sum(o.net_minor) FILTER (WHERE o.status IN ('accepted', 'paid', 'fulfilled')), 0) AS net_minor,
    CASE WHEN count(DISTINCT o.order_mode) = 1 THEN any_value(o.order_mode) END AS order_mode,
    CASE WHEN count(DISTINCT o.channel) = 1 THEN any_value(o.channel) END AS channel,
    bool_or(o.order_mode = 'unknown') AS has_unknown,
    min(o.local_day) AS first_on, max(o.local_day) AS last_on
  FROM order_version AS o
  WHERE o.is_current AND ({source_id:Int64} IS NULL OR o.source_id = {source_id:Int64})
  GROUP BY o.source_id, o.origin
),
rule AS (
  SELECT source_id, origin, order_mode, channel, fulfilment
  FROM origin_rule
  QUALIFY row_number() OVER (PARTITION BY source_id, origin ORDER BY version DESC) = 1 AND order_mode IS NOT NULL
),
shared AS (
  SELECT *, sum(net_minor) OVER (PARTITION BY source_id) AS source_minor FROM word
)
SELECT
  w.source_id, u.unit_code AS unit, s.name AS source, u.currency, w.origin,
  CAST(w.order_mode AS VARCHAR) AS order_mode, CAST(w.channel AS VARCHAR) AS channel,
  CAST(r.order_mode AS VARCHAR) AS rule_mode, CAST(r.channel AS VARCHAR) AS rule_channel,
  CAST(r.fulfilment AS VARCHAR) AS rule_fulfilment,
  CAST(w.orders_n AS BIGINT) AS orders_n, CAST(w.net_minor AS DOUBLE) AS net_minor,
  CAST(w.net_minor / nullif(w.source_minor, 0) AS DOUBLE) AS share,
  r.order_mode IS NULL AND w.has_unknown AS is_task,
  CAST(w.first_on AS VARCHAR) AS first_on, CAST(w.last_on AS VARCHAR) AS last_on
FROM shared AS w
JOIN source AS s ON s.source_id = w.source_id
JOIN unit AS u ON u.unit_id = s.unit_id
LEFT JOIN rule AS r ON r.source_id = w.source_id AND r.origin = w.origin
WHERE w.origin IS NOT NULL
ORDER BY is_task DESC, w.net_minor DESC, unit, source, w.origin;
