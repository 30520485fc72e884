-- Purpose: a stretch of the synthetic orders, in order of time: a tail of small shops, a third sold online, one in fifty
-- cancelled, one in fifty a refund. Order i of all rows stands at the same moment however many stretches there are.
-- Parameters: first, last (last excluded). Reads: variables rows_n, shops_n.
INSERT INTO order_version BY NAME
SELECT
  shop AS source_id, 'o-' || i AS external_id, ordered_at AS version_at, ordered_at AS received_at, shop AS unit_id, ordered_at,
  CAST(ordered_at AS DATE) AS local_day,
  CASE WHEN web THEN 'online' ELSE 'in_store' END AS order_mode,
  CASE WHEN NOT web THEN 'counter' WHEN turn % 4 = 0 THEN 'marketplace' ELSE 'own_site' END AS channel,
  CASE WHEN NOT web THEN 'carry_out' WHEN turn % 5 = 0 THEN 'pickup_shop' ELSE 'shipping' END AS fulfilment,
  'at_order' AS payment_moment,
  CASE turn % 50 WHEN 0 THEN 'cancelled' WHEN 1 THEN 'refund' ELSE 'paid' END AS status,
  CASE WHEN turn % 50 = 1 THEN 0 ELSE price END AS net_minor,
  CASE WHEN turn % 50 = 1 THEN price ELSE 0 END AS refund_minor,
  'ht' AS tax_basis, 'EUR' AS currency, 1 AS items_n,
  hash(shop, hash(i, 5) % 200) AS customer_key,
  1 AS import_id, true AS is_current
FROM (
  SELECT i, 1 + CAST(floor(getvariable('shops_n') * pow(hash(i, 1) / 18446744073709551616.0, 2)) AS INTEGER) AS shop,
    TIMESTAMP '2018-01-01 08:00:00' + to_seconds(CAST(94600000 * (i / getvariable('rows_n')) AS BIGINT)) AS ordered_at,
    hash(i, 3) % 3 = 0 AS web, hash(i, 6) AS turn, 500 + CAST(hash(i, 4) % 10000 AS BIGINT) AS price
  FROM range({first:Int64}, {last:Int64}) AS orders (i)
) AS drawn;
