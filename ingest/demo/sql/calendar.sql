-- Days of the window, and what each does to the trades.

-- Closures of shops to the public in France: domain note, section 2. `until_on` excluded.
CREATE OR REPLACE TABLE shut_window AS
SELECT * FROM (VALUES
  (1, DATE '2020-03-15', DATE '2020-05-11'), (2, DATE '2020-10-30', DATE '2020-11-28'), (3, DATE '2021-04-03', DATE '2021-05-19')
) AS t (shut, from_on, until_on);

CREATE OR REPLACE TABLE easter AS
SELECT unnest([DATE '2015-04-05', DATE '2016-03-27', DATE '2017-04-16', DATE '2018-04-01', DATE '2019-04-21', DATE '2020-04-12',
  DATE '2021-04-04', DATE '2022-04-17', DATE '2023-04-09', DATE '2024-03-31', DATE '2025-04-20', DATE '2026-04-05', DATE '2027-03-28']) AS on_day;

-- Public holidays: fixed dates, Easter Monday, Ascension, Whit Monday.
CREATE OR REPLACE TABLE holiday AS
SELECT make_date(y, CAST(m AS BIGINT), CAST(d AS BIGINT)) AS on_day
FROM range(2015, 2031) AS years (y),
  (VALUES (1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)) AS fixed (m, d)
UNION
SELECT CAST(on_day + CAST(days AS INTEGER) AS DATE) FROM easter, (VALUES (1), (39), (50)) AS moving (days);

-- Whole months around the window, so that a month's share is spread over all of its days.
CREATE OR REPLACE TABLE calendar AS
SELECT
  CAST(d AS DATE) AS on_day,
  year(d) AS y,
  month(d) AS m,
  isodow(d) AS dow,
  EXISTS (SELECT 1 FROM holiday AS h WHERE h.on_day = CAST(d AS DATE)) AS is_holiday,
  coalesce((SELECT max(w.shut) FROM shut_window AS w WHERE d >= w.from_on AND d < w.until_on), 0) AS shut
FROM range(
  CAST(date_trunc('month', CAST(getvariable('from_on') AS DATE)) AS TIMESTAMP),
  CAST(date_trunc('month', CAST(getvariable('until_on') AS DATE)) + INTERVAL 1 MONTH AS TIMESTAMP),
  INTERVAL 1 DAY
) AS days (d);

-- Which days a shop is shut in a normal week. pattern 0 every day open, 1 Sunday, 2 Sunday and Monday, 3 Monday, 4 Sunday and Wednesday.
CREATE OR REPLACE TABLE open_pattern AS
SELECT * FROM (VALUES (0, []::INTEGER[]), (1, [7]), (2, [1, 7]), (3, [1]), (4, [3, 7])) AS t (pattern, closed_dows);

-- Share of a year's in-store turnover that falls on a day, for a trade and a pattern of open days.
CREATE OR REPLACE TABLE trade_day AS
WITH weighed AS (
  SELECT
    t.trade, p.pattern, c.on_day, c.y, c.m, c.shut,
    t.months[c.m] / list_sum(t.months) AS month_share,
    CASE WHEN list_contains(p.closed_dows, c.dow) AND NOT (c.m = 12 AND day(c.on_day) BETWEEN 10 AND 24) THEN 0 ELSE t.weekdays[c.dow] END
      * CASE WHEN c.is_holiday THEN CASE WHEN t.trade IN ('bakery', 'food', 'flowers', 'fuel', 'press', 'grocer') THEN 0.6 ELSE 0 END ELSE 1 END
      * CASE WHEN c.m = 12 AND day(c.on_day) BETWEEN 8 AND 24 THEN 1.5 WHEN c.m = 12 AND day(c.on_day) > 25 THEN 0.7 ELSE 1 END
      * CASE WHEN t.trade = 'flowers' AND c.m = 2 AND day(c.on_day) = 14 THEN 7
             WHEN t.trade = 'flowers' AND c.m = 5 AND c.dow = 7 AND day(c.on_day) >= 25 THEN 6
             WHEN t.trade = 'flowers' AND c.m = 10 AND day(c.on_day) >= 27 THEN 2.2 ELSE 1 END AS weight
  FROM trade AS t CROSS JOIN open_pattern AS p CROSS JOIN calendar AS c
)
SELECT
  w.trade, w.pattern, w.on_day, w.y, w.shut,
  w.month_share * w.weight / sum(w.weight) OVER (PARTITION BY w.trade, w.pattern, w.y, w.m) AS share,
  CASE
    WHEN w.on_day < DATE '2020-03-15' OR w.shut > 0 THEN 1
    WHEN w.on_day < DATE '2020-10-30' THEN t.between_level
    WHEN w.on_day < DATE '2020-12-25' THEN t.rush
    WHEN w.on_day < DATE '2021-04-03' THEN t.winter
    ELSE t.later
  END * pow(1.01, w.y - 2019) AS level
FROM weighed AS w JOIN trade AS t USING (trade)
WHERE w.weight > 0 AND w.on_day >= CAST(getvariable('from_on') AS DATE) AND w.on_day < CAST(getvariable('until_on') AS DATE);

-- Share of a year's online turnover that falls on a day (every day is open), and the online level of that day.
CREATE OR REPLACE TABLE web_day AS
SELECT
  t.trade, c.on_day, c.y, c.shut,
  t.months[c.m] / list_sum(t.months)
    * CASE c.dow WHEN 1 THEN 1.1 WHEN 7 THEN 1.15 WHEN 6 THEN 0.85 ELSE 0.98 END
    / sum(CASE c.dow WHEN 1 THEN 1.1 WHEN 7 THEN 1.15 WHEN 6 THEN 0.85 ELSE 0.98 END) OVER (PARTITION BY t.trade, c.y, c.m) AS share,
  CASE
    WHEN c.shut > 0 THEN [t.web1, t.web2, t.web3][c.shut]
    WHEN c.on_day < DATE '2020-05-11' THEN 1
    WHEN t.trade <> 'web' THEN t.web_after
    WHEN c.on_day < DATE '2020-10-30' THEN t.between_level
    WHEN c.on_day < DATE '2021-01-01' THEN t.rush
    WHEN c.on_day < DATE '2021-04-03' THEN t.winter
    ELSE t.later
  END * pow(1.07, c.y - 2019) AS level
FROM trade AS t CROSS JOIN calendar AS c
QUALIFY c.on_day >= CAST(getvariable('from_on') AS DATE) AND c.on_day < CAST(getvariable('until_on') AS DATE);

-- Seconds that each French zone is ahead of UTC at noon of a day, the weeks after the window included for late refunds.
CREATE OR REPLACE TABLE zone_day AS
SELECT
  zone, CAST(d AS DATE) AS on_day,
  epoch(d + INTERVAL 12 HOUR) - epoch((d + INTERVAL 12 HOUR) AT TIME ZONE zone) AS ahead_s
FROM range(CAST(getvariable('from_on') AS TIMESTAMP), CAST(getvariable('until_on') AS TIMESTAMP) + INTERVAL 40 DAY, INTERVAL 1 DAY) AS days (d),
  (VALUES ('Europe/Paris'), ('America/Guadeloupe'), ('America/Martinique'), ('America/Cayenne'), ('Indian/Reunion'), ('Indian/Mayotte')) AS zones (zone);
