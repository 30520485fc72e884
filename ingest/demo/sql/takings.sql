-- What tills report: one total per shop, open day and mode.

-- How far a shop's online sale has grown since it began: a fifth at once, all of it after nine months.
CREATE OR REPLACE MACRO settled(since, on_day) AS
  least(1.0, 0.2 + 0.8 * date_diff('day', since, on_day) / 270.0);

-- Three shops in two hundred know their regular customers: from here on they send each sale instead of a total.
CREATE OR REPLACE TABLE loyal_shop AS
SELECT s.n, greatest(s.reports_from, DATE '2019-09-02') AS loyalty_from, 60 + CAST(floor(140 * u(32, s.n, 0)) AS BIGINT) AS regulars_n
FROM shop AS s JOIN trade AS t USING (trade)
WHERE s.online_from IS NOT NULL AND s.trade NOT IN ('web', 'bakery', 'press', 'grocer', 'pharmacy')
  AND NOT s.hides_online AND NOT s.no_till AND NOT s.blind_till AND s.annual / t.basket < 5500
QUALIFY row_number() OVER (ORDER BY s.loyalty_draw) <= 0.015 * getvariable('units');

-- What a shop takes over the counter on a day, before it is told apart as totals or single sales.
CREATE OR REPLACE TABLE counter_day AS
SELECT
  s.n, d.on_day, t.basket,
  s.annual * d.share * d.level * s.own_level
    * CASE WHEN d.shut > 0 THEN s.shut_levels[d.shut] ELSE 1 END
    * CASE WHEN s.online_from IS NULL OR d.on_day < s.online_from THEN 1 ELSE 1 - 0.4 * s.web_share * settled(s.online_from, d.on_day) END
    * exp(0.28 * gauss(40, s.n, epoch(d.on_day)) - 0.0392) AS amount
FROM shop AS s
JOIN trade AS t USING (trade)
JOIN trade_day AS d ON d.trade = s.trade AND d.pattern = s.pattern AND d.on_day >= s.reports_from AND d.on_day < s.reports_until
WHERE s.trade <> 'web' AND NOT (s.no_till AND s.online_from IS NOT NULL)
  AND NOT (d.shut > 0 AND s.shut_levels[d.shut] = 0);

CREATE OR REPLACE TABLE remote_day AS
SELECT s.n, d.on_day, t.basket,
  about(s.annual * d.share * s.remote_share
    * CASE WHEN d.shut > 0 AND s.shut_levels[d.shut] < 0.6 THEN 16 WHEN d.shut > 0 THEN 4 ELSE 1 END / (1.2 * t.basket), u(42, s.n, epoch(d.on_day))) AS orders_n
FROM shop AS s
JOIN trade AS t USING (trade)
JOIN trade_day AS d ON d.trade = s.trade AND d.pattern = s.pattern AND d.on_day >= s.reports_from AND d.on_day < s.reports_until
WHERE s.takes_remote AND s.trade <> 'web' AND NOT (s.no_till AND s.online_from IS NOT NULL);

CREATE OR REPLACE TABLE web_shop_day AS
SELECT s.n, d.on_day, t.web_basket,
  about(s.annual * d.share * s.web_share * d.level
    * CASE WHEN s.trade = 'web' THEN 1 ELSE settled(s.online_from, d.on_day) END
    * CASE WHEN s.trade <> 'web' AND d.shut > 0 AND s.shut_levels[d.shut] > 0.6 THEN 0.75 ELSE 1 END
    * exp(0.5 * gauss(44, s.n, epoch(d.on_day)) - 0.125) / t.web_basket, u(45, s.n, epoch(d.on_day))) AS orders_n
FROM shop AS s
JOIN trade AS t USING (trade)
JOIN web_day AS d ON d.trade = s.trade AND d.on_day >= greatest(s.reports_from, s.online_from) AND d.on_day < s.reports_until
WHERE s.online_from IS NOT NULL AND NOT s.hides_online AND s.web_share > 0;
