-- Purpose: answers of sample shops and their customers, made up: about half of the shops, up to six customers a shop.
INSERT INTO survey_answer BY NAME
SELECT d.link_id, d.respondent, TIMESTAMP '2021-03-02 10:00:00' + to_days(CAST(d.h3 % 24 AS INTEGER)) AS answered_at, d.standing,
  CASE
    WHEN d.standing IN ('sells', 'buys') THEN NULL
    WHEN d.audience = 'shop' THEN ['customers_buy_in_person', 'customers_buy_in_person', 'customers_buy_in_person',
      'no_time_for_product_sheets', 'no_time_for_product_sheets', 'already_equipped', 'already_equipped', 'cost', 'cost', 'skills',
      'platform_not_wanted', 'advice_needs_presence', 'logistics'][1 + CAST(d.h2 % 13 AS INTEGER)]
    ELSE ['sees_first', 'sees_first', 'sees_first', 'habit', 'habit', 'habit', 'unaware', 'unaware', 'advice', 'delivery',
      'payment', 'not_offered', 'difficulty'][1 + CAST(d.h2 % 13 AS INTEGER)]
  END AS reason
FROM (
  SELECT l.link_id, l.audience, CASE WHEN l.audience = 'shop' THEN '' ELSE CAST(n.n AS VARCHAR) END AS respondent,
    CASE WHEN l.audience = 'shop'
      THEN CASE WHEN coalesce(u.online_from <= DATE '2021-03-01', false) THEN 'sells'
        WHEN hash(u.unit_code || ' standing') % 4 = 0 THEN 'prepares' ELSE 'does_not' END
      ELSE ['buys', 'sometimes', 'does_not', 'does_not'][1 + CAST(hash(u.unit_code || ' buys ' || n.n) % 4 AS INTEGER)]
    END AS standing,
    hash(u.unit_code || ' reason ' || n.n) AS h2, hash(u.unit_code || ' day ' || n.n) AS h3
  FROM survey_link AS l
  JOIN unit AS u ON u.unit_id = l.unit_id
  CROSS JOIN (SELECT CAST(n AS INTEGER) AS n FROM range(0, 6) AS t(n)) AS n
  WHERE u.sample
    AND CASE WHEN l.audience = 'shop' THEN n.n = 0 AND hash(u.unit_code || ' answers') % 100 < 48
      ELSE hash(u.unit_code || ' heard ' || n.n) % 100 < 55 END
) AS d
WHERE NOT EXISTS (SELECT 1 FROM survey_answer AS w WHERE w.link_id = d.link_id)
