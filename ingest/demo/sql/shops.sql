-- The shops: who they are, where, since when, what they report and how they sell.

-- Communes with their people, municipal arrondissements instead of their cities, and where each begins on a line of all people.
CREATE OR REPLACE TABLE place AS
WITH commune AS (
  SELECT code, nom AS name, departement, population
  FROM read_json(getvariable('communes'), columns = {
    code: 'VARCHAR', nom: 'VARCHAR', departement: 'VARCHAR', "type": 'VARCHAR', population: 'BIGINT', "commune": 'VARCHAR' })
  WHERE population > 0
    AND ("type" = 'arrondissement-municipal' OR ("type" = 'commune-actuelle' AND code NOT IN ('75056', '69123', '13055')))
    AND departement IS NOT NULL
)
SELECT
  code, name,
  CASE departement WHEN '971' THEN 'America/Guadeloupe' WHEN '972' THEN 'America/Martinique' WHEN '973' THEN 'America/Cayenne'
    WHEN '974' THEN 'Indian/Reunion' WHEN '976' THEN 'Indian/Mayotte' ELSE 'Europe/Paris' END AS zone,
  (sum(population) OVER (ORDER BY code) - population) / sum(population) OVER () AS begins
FROM commune;

-- Share of the enterprises with an online shop by date (published: 9 % before March 2020, 20 % in March 2021); the rest is drawn between.
CREATE OR REPLACE TABLE uptake AS
SELECT * FROM (VALUES
  (DATE '2010-01-01', 0.000, DATE '2018-01-01', 0.065), (DATE '2018-01-01', 0.065, DATE '2020-03-15', 0.090),
  (DATE '2020-03-15', 0.090, DATE '2020-05-11', 0.110), (DATE '2020-05-11', 0.110, DATE '2020-10-30', 0.130),
  (DATE '2020-10-30', 0.130, DATE '2021-01-15', 0.180), (DATE '2021-01-15', 0.180, DATE '2021-03-31', 0.200),
  (DATE '2021-03-31', 0.200, DATE '2022-01-01', 0.218)
) AS t (from_on, from_share, until_on, until_share);

-- The same for a site of any kind: 37 % before March 2020, 66 % in March 2021.
CREATE OR REPLACE TABLE site_uptake AS
SELECT * FROM (VALUES
  (DATE '2005-01-01', 0.000, DATE '2020-03-15', 0.308), (DATE '2020-03-15', 0.308, DATE '2021-03-31', 0.575),
  (DATE '2021-03-31', 0.575, DATE '2022-01-01', 0.640)
) AS t (from_on, from_share, until_on, until_share);

CREATE OR REPLACE TABLE shop AS
WITH trade_line AS (
  SELECT trade, weight, (sum(weight) OVER (ORDER BY trade) - weight) / sum(weight) OVER () AS begins,
    CASE WHEN trade = 'web' THEN NULL ELSE adopts * sum(weight) FILTER (trade <> 'web') OVER () / sum(adopts * weight) OVER () END AS leaning
  FROM trade
), class_line AS (
  SELECT trade, sector, name,
    (sum(weight) OVER (PARTITION BY trade ORDER BY sector) - weight) / sum(weight) OVER (PARTITION BY trade) AS begins
  FROM trade_class
), numbered AS (
  SELECT n, t.trade, t.leaning, row_number() OVER (PARTITION BY t.trade ORDER BY n) - 1 AS rank_in_trade
  FROM range(1, CAST(getvariable('units') AS BIGINT) + 1) AS units (n)
  ASOF JOIN trade_line AS t ON (units.n - 0.5) / getvariable('units') >= t.begins
), owned AS (
  -- A chain is a run of two to six neighbours of one trade under one owner.
  SELECT *,
    CASE WHEN trade NOT IN ('web', 'stalls', 'fuel', 'bakery') AND u(2, hash(trade), rank_in_trade // 6) < 0.16
              AND rank_in_trade % 6 < 2 + floor(5 * u(3, hash(trade), rank_in_trade // 6))
         THEN min(n) OVER (PARTITION BY trade, rank_in_trade // 6) ELSE n END AS owner
  FROM numbered
), drawn AS (
  SELECT o.n, o.owner, o.trade, c.sector, c.name AS sign, p.code AS commune, p.name AS town, p.zone, t.sigma, t.turnover, t.remote AS remote_lean,
    t.shut1, t.shut2, t.shut3, t.web_level, o.leaning,
    row_number() OVER (PARTITION BY o.owner ORDER BY o.n) AS rank_in_owner,
    u(4, o.owner, 0) AS born, u(5, o.n, 0) AS died, u(6, o.owner, 0) AS joined, u(7, o.owner, 0) AS uptake_draw
  FROM owned AS o
  JOIN trade AS t ON t.trade = o.trade
  JOIN (SELECT n, trade, u(8, owner, 0) AS draw FROM owned) AS k ON k.n = o.n
  ASOF JOIN class_line AS c ON c.trade = k.trade AND k.draw >= c.begins
  ASOF JOIN place AS p ON u(9, o.n, 0) >= p.begins
), dated AS (
  SELECT *,
    CASE WHEN born < 0.04 THEN DATE '2018-01-08' + CAST(floor(724 * u(10, owner, 0)) AS INTEGER)
         WHEN born < 0.10 THEN DATE '2020-01-06' + CAST(floor(680 * u(10, owner, 0)) AS INTEGER)
         ELSE DATE '1985-03-01' + CAST(floor(11900 * u(10, owner, 0)) AS INTEGER) END AS opened_on,
    CASE WHEN died < 0.035 THEN DATE '2018-03-01' + CAST(floor(900 * u(11, n, 0)) AS INTEGER)
         WHEN died < 0.085 THEN DATE '2020-09-01' + CAST(floor(480 * u(11, n, 0)) AS INTEGER) END AS dies_on
  FROM drawn
), selling AS (
  SELECT d.*,
    -- A rank instead of a draw: the share of shops that stay open holds in each trade, whatever the seed.
    (row_number() OVER (PARTITION BY d.trade ORDER BY hash(getvariable('seed'), 17, d.n)) - 0.5) / count(*) OVER (PARTITION BY d.trade) AS open_rank,
    CASE WHEN d.trade = 'web' THEN d.opened_on
         ELSE CAST(w.from_on + CAST(floor(date_diff('day', w.from_on, w.until_on)
           * (d.uptake_draw / d.leaning - w.from_share) / (w.until_share - w.from_share)) AS INTEGER) AS DATE) END AS adopted_on,
    CAST(s.from_on + CAST(floor(date_diff('day', s.from_on, s.until_on)
      * (u(12, d.owner, 0) - s.from_share) / (s.until_share - s.from_share)) AS INTEGER) AS DATE) AS site_on
  FROM dated AS d
  LEFT JOIN uptake AS w ON d.trade <> 'web' AND d.uptake_draw / d.leaning >= w.from_share AND d.uptake_draw / d.leaning < w.until_share
  LEFT JOIN site_uptake AS s ON u(12, d.owner, 0) >= s.from_share AND u(12, d.owner, 0) < s.until_share
)
SELECT
  n,
  'demo-' || CASE WHEN getvariable('seed') = 1 THEN '' ELSE 's' || CAST(getvariable('seed') AS VARCHAR) || '-' END || lpad(CAST(row_number() OVER (ORDER BY hash(getvariable('seed'), 1, n)) AS VARCHAR), 5, '0') AS unit,
  owner, trade, sector, commune, zone,
  sign || ' ' || ['des Halles', 'du Marché', 'de la Place', 'du Pont', 'Saint-Martin', 'de la Gare', 'du Centre', 'des Arts', 'du Moulin', 'Victor-Hugo',
    'de la Fontaine', 'des Tilleuls', 'du Port', 'de l’Église', 'Jean-Jaurès', 'des Remparts', 'du Faubourg', 'Belle-Vue', 'des Carmes', 'de la Poste'
  ][1 + CAST(floor(20 * u(13, owner, 0)) AS INTEGER)] || ', ' || town AS name,
  -- Insee allots no SIREN that begins with 0: these pass the check and belong to nobody.
  '0' || lpad(CAST(1000000 + 37 * owner + CAST(getvariable('seed') AS BIGINT) % 37 AS VARCHAR), 7, '0') AS siren_stem,
  lpad(CAST(rank_in_owner AS VARCHAR), 4, '0') AS nic_stem,
  opened_on,
  CASE WHEN dies_on > opened_on + 200 THEN dies_on END AS closed_on,
  -- First day of the till's or the feed's history: most give it all, some joined later without any past.
  greatest(opened_on, CAST(getvariable('from_on') AS DATE), CASE WHEN joined < 0.70 THEN DATE '2000-01-01' WHEN joined < 0.86 THEN DATE '2019-01-01'
    ELSE DATE '2020-01-13' + 7 * CAST(floor(44 * u(14, owner, 0)) AS INTEGER) END) AS reports_from,
  least(CAST(getvariable('until_on') AS DATE), coalesce(CASE WHEN dies_on > opened_on + 200 THEN dies_on END, DATE '9999-12-31')) AS reports_until,
  turnover * 1000 * exp(sigma * gauss(15, n, 0)) AS annual,
  CASE WHEN trade IN ('bakery', 'fuel', 'grocer') THEN CASE WHEN u(16, n, 0) < 0.45 THEN 3 WHEN u(16, n, 0) < 0.75 THEN 1 ELSE 0 END
       WHEN trade IN ('food', 'flowers') THEN CASE WHEN u(16, n, 0) < 0.75 THEN 3 ELSE 2 END
       WHEN trade = 'stalls' THEN 3
       ELSE CASE WHEN u(16, n, 0) < 0.5 THEN 2 WHEN u(16, n, 0) < 0.93 THEN 1 ELSE 4 END END AS pattern,
  -- In-store level during a closure: few shops of a shut trade stay half open, so that the trade's mean holds.
  [CASE WHEN open_rank < least(1, shut1 / 0.5) THEN greatest(shut1, 0.5) ELSE 0 END,
   CASE WHEN open_rank < least(1, shut2 / 0.5) THEN greatest(shut2, 0.5) ELSE 0 END,
   CASE WHEN open_rank < least(1, shut3 / 0.5) THEN greatest(shut3, 0.5) ELSE 0 END] AS shut_levels,
  0.92 + 0.16 * u(18, n, 0) AS own_level,
  CASE WHEN trade = 'web' THEN opened_on WHEN adopted_on < coalesce(CASE WHEN dies_on > opened_on + 200 THEN dies_on END, DATE '9999-12-31')
    THEN greatest(adopted_on, opened_on) END AS online_from,
  CASE WHEN trade = 'web' THEN opened_on WHEN site_on IS NOT NULL OR adopted_on IS NOT NULL
    THEN greatest(least(coalesce(site_on, adopted_on), coalesce(adopted_on, site_on)), opened_on) END AS site_from,
  CASE WHEN trade = 'web' THEN 1.0 WHEN u(19, owner, 0) < 0.16 THEN 0 ELSE least(0.6, web_level * exp(0.8 * gauss(20, n, 0) - 0.32)) END AS web_share,
  u(21, n, 0) < remote_lean AS takes_remote,
  0.004 * exp(0.7 * gauss(22, n, 0)) AS remote_share,
  ['phone', 'phone', 'social_message', 'email', 'sms'][1 + CAST(floor(5 * u(23, n, 0)) AS INTEGER)] AS remote_channel,
  ['own_site', 'own_site', 'own_site', 'own_site', 'own_site', 'own_site', 'marketplace', 'local_marketplace', 'social_checkout', 'own_site'
  ][1 + CAST(floor(10 * u(24, owner, 0)) AS INTEGER)] AS web_channel,
  u(25, owner, 0) < 0.2 AS second_channel,
  -- One shop in forty tells nothing about online sales, one in a hundred sends online orders but no till, one in fifty a terminal that cannot tell.
  u(26, n, 0) < 0.025 AS hides_online,
  u(27, n, 0) < 0.06 AS no_till,
  u(28, n, 0) < 0.02 AS blind_till,
  u(29, n, 0) < 0.01 AS no_sector,
  u(30, n, 0) AS loyalty_draw,
  u(31, n, 0) AS usual_draw
FROM selling
ORDER BY unit;
