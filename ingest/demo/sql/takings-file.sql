-- Totals of tills, terminals and web-only shops. Grain: unit, source, day, mode, channel, fulfilment, version.
COPY (
  WITH total AS (
    SELECT
      s.unit, 'caisse' AS source, c.on_day AS day,
      CASE WHEN s.blind_till THEN 'unknown' ELSE 'in_store' END AS order_mode,
      CASE WHEN s.blind_till THEN 'other' ELSE 'counter' END AS channel,
      CASE WHEN s.blind_till THEN 'none' ELSE 'carry_out' END AS fulfilment,
      c.on_day + 1 AS told_on,
      round(c.amount, 2) AS net,
      CASE WHEN u(70, c.n, epoch(c.on_day)) < 0.03 THEN round(c.amount * 0.05 * u(71, c.n, epoch(c.on_day)), 2) ELSE 0 END AS refund,
      greatest(1, round(c.amount / c.basket)) AS orders_n
    FROM counter_day AS c JOIN shop AS s USING (n) LEFT JOIN loyal_shop AS l USING (n)
    WHERE (l.n IS NULL OR c.on_day < l.loyalty_from) AND round(c.amount, 2) > 0
    UNION ALL
    -- A till corrected ten days later: the same key with a later version.
    SELECT s.unit, 'caisse', c.on_day, 'in_store', 'counter', 'carry_out', c.on_day + 10, round(c.amount * 1.03, 2), 0,
      greatest(1, round(c.amount / c.basket))
    FROM counter_day AS c JOIN shop AS s USING (n) LEFT JOIN loyal_shop AS l USING (n)
    WHERE l.n IS NULL AND NOT s.blind_till AND u(72, c.n, epoch(c.on_day)) < 0.0002
    UNION ALL
    SELECT s.unit, 'caisse', r.on_day, 'remote', s.remote_channel,
      CASE WHEN u(73, r.n, 0) < 0.6 THEN 'pickup_shop' ELSE 'local_delivery' END, r.on_day + 1,
      round(r.orders_n * 1.2 * r.basket * exp(0.3 * gauss(74, r.n, epoch(r.on_day)) - 0.045), 2), 0, r.orders_n
    FROM remote_day AS r JOIN shop AS s USING (n) WHERE r.orders_n > 0
    UNION ALL
    SELECT s.unit, 'boutique', w.on_day, 'online', 'own_site', 'shipping', w.on_day + 1,
      round(w.orders_n * w.web_basket * exp(0.25 * gauss(75, w.n, epoch(w.on_day)) - 0.03125), 2),
      CASE WHEN u(76, w.n, epoch(w.on_day)) < 0.3 THEN round(w.orders_n * w.web_basket * 0.2, 2) ELSE 0 END, w.orders_n
    FROM web_shop_day AS w JOIN shop AS s USING (n) WHERE s.trade = 'web' AND w.orders_n > 0
    UNION ALL
    -- An online shop's feed says nought on its first and its last day, so that its window is known: all it ever says of a
    -- shop that is listed but sells nothing.
    SELECT s.unit, web_source(s.web_channel), unnest([greatest(s.reports_from, s.online_from), s.reports_until - 1]),
      'online', s.web_channel, 'none', s.reports_until, 0, 0, 0
    FROM shop AS s WHERE s.trade <> 'web' AND s.online_from IS NOT NULL AND NOT s.hides_online
      AND greatest(s.reports_from, s.online_from) < s.reports_until - 1
    UNION ALL
    -- Who sells online only says so: nothing over a counter, hence the feed is the whole turnover.
    SELECT s.unit, 'boutique', s.reports_from, 'in_store', 'counter', 'none', s.reports_until, 0, 0, 0
    FROM shop AS s WHERE s.trade = 'web' AND s.reports_from < s.reports_until
  )
  SELECT unit, source, day, order_mode, channel, fulfilment, to_timestamp(epoch(told_on)) AS version_at,
    CAST(net AS DECIMAL(12, 2)) AS net, CAST(refund AS DECIMAL(12, 2)) AS refund, CAST(orders_n AS INTEGER) AS orders_n, 'ht' AS tax_basis, 'EUR' AS currency
  FROM total
) TO (getvariable('folder') || '/takings.parquet') (FORMAT parquet);
