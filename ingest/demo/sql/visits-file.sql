-- Visits of web sites and people at the door, of the few shops that count them. Grain: unit, source, day, kind.
COPY (
  WITH site AS (
    SELECT n, unit, greatest(reports_from, site_from, DATE '2019-07-01') AS from_on, reports_until AS until_on,
      15 + 45 * u(91, n, 0) AS browsing, 0.012 + 0.025 * u(92, n, 0) AS rate
    FROM shop
    WHERE site_from IS NOT NULL AND web_channel = 'own_site'
      AND u(90, n, 0) < CASE WHEN online_from IS NULL THEN 0.05 ELSE 0.25 END
  ), site_day AS (
    SELECT n, unit, browsing, rate, CAST(unnest(range(CAST(from_on AS TIMESTAMP), CAST(until_on AS TIMESTAMP), INTERVAL 1 DAY)) AS DATE) AS on_day
    FROM site WHERE from_on < until_on
  ), counted AS (
    SELECT d.unit, 'site' AS source, d.on_day AS day, 'web' AS kind,
      CAST(ceil(coalesce(w.orders_n, 0) / d.rate + d.browsing * exp(0.4 * gauss(94, d.n, epoch(d.on_day)) - 0.08)) AS BIGINT) AS visits_n,
      0.72 + 0.16 * u(95, d.n, 0) AS people
    FROM site_day AS d LEFT JOIN web_shop_day AS w ON w.n = d.n AND w.on_day = d.on_day
    UNION ALL
    SELECT s.unit, 'entree', c.on_day, 'footfall', CAST(ceil((2 + 2 * u(96, c.n, 0)) * c.amount / c.basket) AS BIGINT), NULL
    FROM counter_day AS c JOIN shop AS s USING (n)
    WHERE u(93, c.n, 0) < 0.01 AND c.on_day >= DATE '2019-07-01' AND c.amount > 0
  )
  SELECT unit, source, day, kind, visits_n, CAST(round(visits_n * people) AS BIGINT) AS visitors_n
  FROM counted ORDER BY unit, source, day
) TO (getvariable('folder') || '/visits.parquet') (FORMAT parquet);
