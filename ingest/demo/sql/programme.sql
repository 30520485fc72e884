-- Two made-up programmes: who joined them, when, with which solution. Made up as a whole: no figure of it was ever published.
CREATE OR REPLACE TABLE joiner AS
WITH willing AS (
  SELECT s.*, t.shut2, u(110, s.owner, 0) AS joins, u(111, s.owner, 0) AS lag_draw, u(112, s.owner, 0) AS late_draw
  FROM shop AS s JOIN trade AS t ON t.trade = s.trade
  WHERE s.trade NOT IN ('web', 'stalls', 'fuel') AND s.reports_from <= DATE '2020-09-01'
), dated AS (
  SELECT *,
    CASE
      -- Of those who began to sell online in these months, three in four had joined some weeks before.
      WHEN online_from >= DATE '2020-11-20' AND joins < 0.75
        THEN greatest(DATE '2020-11-04', online_from - CAST(floor(14 + 120 * lag_draw * lag_draw) AS INTEGER))
      WHEN online_from < DATE '2020-11-01' AND joins < 0.12 THEN DATE '2020-11-05' + CAST(floor(200 * late_draw * late_draw) AS INTEGER)
      WHEN online_from IS NULL AND joins < CASE WHEN shut2 < 0.5 THEN 0.26 ELSE 0.08 END
        THEN DATE '2020-11-05' + CAST(floor(225 * late_draw * sqrt(late_draw)) AS INTEGER)
    END AS joined_on
  FROM willing
)
SELECT *,
  CASE WHEN joined_on >= DATE '2021-07-01' OR (joined_on >= DATE '2021-02-15' AND u(113, owner, 0) < 0.3)
    THEN 'boutiques-connectees' ELSE 'clique-mon-commerce' END AS programme,
  ['site-en-kit', 'site-en-kit', 'boutique-cle-en-main', 'boutique-cle-en-main', 'paiement-par-lien', 'livraison-de-quartier',
    'marche-en-ligne', 'marche-en-ligne', 'fiches-et-messages', 'site-en-kit'][1 + CAST(floor(10 * u(114, owner, 0)) AS INTEGER)] AS solution,
  online_from >= joined_on AS goes_online,
  u(115, n, 0) AS pace, u(116, n, 0) AS catalogue_draw, u(117, n, 0) AS refusal_draw, u(118, n, 0) AS sheet_draw
FROM dated
WHERE joined_on < least(reports_until, CAST(getvariable('until_on') AS DATE));

-- Days of each stage. Shops that go online walk through them up to their first order; of the others few get that far.
CREATE OR REPLACE TABLE joiner_stage AS
WITH walked AS (
  SELECT *, CASE WHEN goes_online THEN date_diff('day', joined_on, online_from) ELSE 300 END AS days_n FROM joiner
), step AS (
  SELECT n, 'none' AS stage, joined_on AS "day" FROM walked
  UNION ALL
  SELECT n, 'visible', joined_on + CAST(floor((0.1 + 0.25 * pace) * days_n) AS INTEGER) FROM walked
  WHERE goes_online OR (refusal_draw < 0.72 AND pace < 0.8)
  UNION ALL
  SELECT n, 'remote', joined_on + CAST(floor((0.4 + 0.1 * pace) * days_n) AS INTEGER) FROM walked WHERE takes_remote AND refusal_draw < 0.72
  UNION ALL
  SELECT n, 'catalogue', joined_on + CAST(floor((0.55 + 0.3 * catalogue_draw) * days_n) AS INTEGER) FROM walked
  WHERE CASE WHEN goes_online THEN catalogue_draw < 0.93 ELSE refusal_draw < 0.72 AND catalogue_draw < 0.42 END
  UNION ALL
  SELECT n, 'checkout', joined_on + CAST(floor(0.9 * days_n) AS INTEGER) FROM walked
  WHERE goes_online OR (refusal_draw < 0.72 AND catalogue_draw < 0.2)
  UNION ALL
  SELECT n, 'refused', joined_on + 12 + CAST(floor(100 * pace) AS INTEGER) FROM walked WHERE NOT coalesce(goes_online, false) AND refusal_draw >= 0.8
  UNION ALL
  SELECT n, 'left', joined_on + 120 + CAST(floor(150 * pace) AS INTEGER) FROM walked WHERE NOT coalesce(goes_online, false) AND refusal_draw BETWEEN 0.72 AND 0.8
)
SELECT j.unit, j.programme, j.solution, j.joined_on, s."day", s.stage,
  CASE WHEN s.stage = 'catalogue' THEN 20 + CAST(floor(180 * j.sheet_draw * j.sheet_draw) AS INTEGER)
    WHEN s.stage = 'visible' THEN CAST(floor(15 * j.sheet_draw) AS INTEGER) END AS sheets_n,
  CASE WHEN s.stage IN ('visible', 'catalogue') THEN 30 + CAST(floor(220 * j.sheet_draw) AS INTEGER) END AS sheets_target_n,
  CASE WHEN s.stage = 'checkout' THEN CASE j.programme WHEN 'clique-mon-commerce' THEN 500 ELSE 1200 END END AS aid,
  CASE WHEN s.stage = 'refused' THEN ['already_equipped', 'already_equipped', 'platform_not_wanted', 'too_late', 'no_time_for_product_sheets',
    'no_time_for_product_sheets', 'cost', 'skills', 'customers_buy_in_person', 'customers_buy_in_person', 'advice_needs_presence', 'logistics'
    ][1 + CAST(floor(12 * u(119, j.n, 0)) AS INTEGER)] END AS refusal
FROM step AS s JOIN joiner AS j ON j.n = s.n
WHERE s."day" < least(j.reports_until, CAST(getvariable('until_on') AS DATE));
