-- Single orders, refunds and cancellations. Grain: unit, source, external_id, version.
COPY (
  WITH web AS (
    SELECT *, 'W' || strftime(on_day, '%Y%m%d') || '-' || CAST(k AS VARCHAR) AS external_id,
      web_source(channel) AS source
    FROM web_order
  ), version AS (
    SELECT unit, source, external_id, zone, ordered_local, ordered_local + to_days(2) AS changed_local, 'online' AS order_mode, channel, fulfilment,
      CASE WHEN fulfilment = 'pickup_shop' AND delay < 0.35 THEN 'at_pickup' ELSE 'at_order' END AS payment_moment,
      CASE WHEN fate < 0.02 THEN 'paid' ELSE 'fulfilled' END AS status, net, 0.0 AS refund, customer, 1 + CAST(floor(3 * delay * delay) AS INTEGER) AS items_n, NULL AS refund_of
    FROM web
    UNION ALL
    SELECT unit, source, external_id, zone, ordered_local, ordered_local + to_days(4), 'online', channel, fulfilment,
      CASE WHEN fulfilment = 'pickup_shop' AND delay < 0.35 THEN 'at_pickup' ELSE 'at_order' END, 'cancelled', net, 0.0, customer, 1 + CAST(floor(3 * delay * delay) AS INTEGER), NULL
    FROM web WHERE fate < 0.02
    UNION ALL
    SELECT unit, source, 'R' || external_id, zone, ordered_local + to_days(CAST(4 + floor(15 * delay) AS INTEGER)), ordered_local + to_days(CAST(4 + floor(15 * delay) AS INTEGER)),
      'online', channel, fulfilment, NULL, 'refund', 0, CASE WHEN delay < 0.6 THEN net ELSE round(net / 2, 2) END, customer, NULL, external_id
    FROM web WHERE fate >= 0.02 AND fate < 0.02 + returns
      AND CAST(ordered_local + to_days(CAST(4 + floor(15 * delay) AS INTEGER)) AS DATE) < CAST(getvariable('until_on') AS DATE)
    UNION ALL
    SELECT unit, 'fidelite', 'C' || strftime(on_day, '%Y%m%d') || '-' || CAST(k AS VARCHAR), zone, ordered_local, ordered_local, 'in_store', 'counter', 'carry_out', 'at_order',
      'fulfilled', net, 0.0, customer, NULL, NULL
    FROM counter_sale
  )
  SELECT unit, source, external_id, to_timestamp(epoch(changed_local) - z.ahead_s) AS version_at,
    to_timestamp(epoch(ordered_local) - z.ahead_s) AS ordered_at, order_mode, channel, fulfilment, payment_moment, status,
    CAST(net AS DECIMAL(12, 2)) AS net, CAST(refund AS DECIMAL(12, 2)) AS refund, 'ht' AS tax_basis, 'EUR' AS currency, customer, items_n, refund_of
  FROM version AS v JOIN zone_day AS z ON z.zone = v.zone AND z.on_day = CAST(v.ordered_local AS DATE)
) TO (getvariable('folder') || '/orders.parquet') (FORMAT parquet);
