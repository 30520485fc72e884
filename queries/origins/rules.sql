-- Purpose: what the words of one source for the origin of an order mean, by its owner's rules. Grain: word with a rule.
-- Parameter: source_id.
SELECT origin, CAST(order_mode AS VARCHAR) AS order_mode, CAST(channel AS VARCHAR) AS channel, CAST(fulfilment AS VARCHAR) AS fulfilment
FROM origin_rule
WHERE source_id = {source_id:Int64}
QUALIFY row_number() OVER (PARTITION BY origin ORDER BY version DESC) = 1 AND order_mode IS NOT NULL
ORDER BY origin;
