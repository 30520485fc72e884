-- Purpose: what became of every event: its current sale with its amount, or its refusal. Grain: external id.
-- Columns: external_id, what (sale N or refused), n (more than one is a fault).
SELECT external_id, min(what) AS what, count(*) AS n
FROM (
  SELECT external_id, 'sale ' || net_minor AS what FROM order_version WHERE is_current
  UNION ALL
  SELECT record ->> 'external_id' AS external_id, 'refused' AS what FROM quarantine WHERE status IN ('open', 'repeated')
) AS events
GROUP BY external_id;
