-- Single orders: what online shops send, and the sales of shops that know their regular customers.

-- One row per online order. regular: the buyer is one of the shop's regular customers; a third of those ever buys online.
CREATE OR REPLACE TABLE web_order AS
WITH spread AS (
  SELECT w.n, w.on_day, w.web_basket, unnest(range(w.orders_n)) AS k
  FROM web_shop_day AS w JOIN shop AS s USING (n)
  WHERE w.orders_n > 0 AND s.trade <> 'web'
), keyed AS (
  SELECT *, epoch(on_day) * 1000 + k AS o FROM spread
)
SELECT
  o.n, o.on_day, o.k, s.unit, s.zone, t.returns,
  CASE WHEN s.second_channel AND s.web_channel <> 'marketplace' AND u(50, o.n, o.o) < 0.25 THEN 'marketplace' ELSE s.web_channel END AS channel,
  CASE WHEN s.web_channel = 'marketplace' THEN 'shipping'
       WHEN u(51, o.n, o.o) < CASE WHEN EXISTS (SELECT 1 FROM shut_window AS x WHERE o.on_day >= x.from_on AND o.on_day < x.until_on) THEN 0.6 ELSE 0.36 END THEN 'pickup_shop'
       WHEN u(52, o.n, o.o) < 0.18 THEN 'local_delivery' WHEN u(52, o.n, o.o) < 0.3 THEN 'pickup_point' ELSE 'shipping' END AS fulfilment,
  round(o.web_basket * exp(0.7 * gauss(53, o.n, o.o) - 0.245), 2) AS net,
  CAST(o.on_day AS TIMESTAMP) + to_seconds(CAST(27000 + 54000 * u(54, o.n, o.o) AS BIGINT)) AS ordered_local,
  CASE WHEN l.n IS NOT NULL AND u(55, o.n, o.o) < 0.45 THEN 'r' || CAST(3 * floor(l.regulars_n / 3.0 * u(56, o.n, o.o)) AS INTEGER)
       ELSE 'w' || CAST(floor(400 * pow(u(56, o.n, o.o), 0.7)) AS INTEGER) || '-' || year(o.on_day) END AS customer,
  u(57, o.n, o.o) AS fate, u(58, o.n, o.o) AS delay
FROM keyed AS o JOIN shop AS s USING (n) JOIN trade AS t USING (trade) LEFT JOIN loyal_shop AS l USING (n);

CREATE OR REPLACE TABLE counter_sale AS
WITH spread AS (
  SELECT c.n, c.on_day, c.amount / greatest(1, round(c.amount / c.basket)) AS mean_net, l.regulars_n,
    unnest(range(CAST(greatest(1, round(c.amount / c.basket)) AS BIGINT))) AS k
  FROM counter_day AS c JOIN loyal_shop AS l USING (n) WHERE c.on_day >= l.loyalty_from
)
SELECT
  o.n, o.on_day, o.k, s.unit, s.zone,
  round(greatest(0.5, o.mean_net * exp(0.6 * gauss(60, o.n, epoch(o.on_day) * 1000 + o.k) - 0.18)), 2) AS net,
  CAST(o.on_day AS TIMESTAMP) + to_seconds(CAST(34200 + 33000 * u(61, o.n, epoch(o.on_day) * 1000 + o.k) AS BIGINT)) AS ordered_local,
  CASE WHEN u(62, o.n, epoch(o.on_day) * 1000 + o.k) < 0.55
       THEN 'r' || CAST(floor(o.regulars_n * pow(u(63, o.n, epoch(o.on_day) * 1000 + o.k), 1.5)) AS INTEGER) END AS customer
FROM spread AS o JOIN shop AS s USING (n);
