-- Purpose: the register as it stands, one row per enrolment: when each stage was reached, and what is known since.
-- Stages 0 to 4 as declared, 3 also from the day of 20 product sheets; 5 to 7 from sales since joining: the first online
-- order; an online order in each of four ISO weeks running; online 5 % or more of usual turnover over 13 ISO weeks.
-- Source: domain note section 1. Parameters: programme.
-- online_until: end of the days for which online sales are known, null: not known since joining.
-- sold_before: it had sold online before joining, or nothing is known of the time before.
WITH mine AS (
  SELECT e.*, u.enterprise_id, u.currency, u.closed_on AS shop_closed_on
  FROM enrolment AS e JOIN unit_counted AS u ON u.unit_id = e.unit_id
  WHERE e.programme_code = {programme:String}
),
told AS (
  SELECT s.enrolment_id,
    min(s.reached_on) FILTER (s.stage = 'visible') AS s1_on,
    min(s.reached_on) FILTER (s.stage = 'remote') AS s2_on,
    min(s.reached_on) FILTER (s.stage = 'catalogue' OR s.sheets_n >= 20) AS s3_on,
    min(s.reached_on) FILTER (s.stage = 'checkout') AS s4_on,
    min(s.reached_on) FILTER (s.stage = 'refused') AS refused_on,
    min(s.reached_on) FILTER (s.stage = 'left') AS left_on,
    min(s.reached_on) FILTER (s.stage = 'closed') AS closed_on,
    max(s.sheets_n) AS sheets_n, max(s.sheets_target_n) AS sheets_target_n, sum(s.aid_minor) AS aid_minor,
    max(s.reached_on) AS last_told_on
  FROM stage AS s JOIN mine AS m ON m.enrolment_id = s.enrolment_id
  GROUP BY s.enrolment_id
),
online_day AS (
  SELECT d.unit_id, d.local_day, sum(d.net_minor - d.refund_minor) AS online_minor
  FROM unit_day AS d
  WHERE d.order_mode = 'online' AND d.unit_id IN (SELECT unit_id FROM mine)
  GROUP BY d.unit_id, d.local_day
  HAVING sum(d.orders_n) > 0 OR sum(d.net_minor - d.refund_minor) > 0
),
known AS (
  SELECT m.enrolment_id, max(w.until_on) AS online_until,
    bool_or(w.from_on <= m.joined_on - 90) AS is_known_before
  FROM mine AS m JOIN unit_window AS w ON w.unit_id = m.unit_id AND w.what = 'online' AND w.until_on > m.joined_on
  GROUP BY m.enrolment_id
),
since AS (
  SELECT m.enrolment_id,
    min(d.local_day) FILTER (d.local_day >= m.joined_on) AS s5_on,
    max(d.local_day) FILTER (d.local_day >= m.joined_on) AS last_online_on,
    count(*) FILTER (d.local_day < m.joined_on) > 0 AS has_sold_before
  FROM mine AS m JOIN online_day AS d ON d.unit_id = m.unit_id
  GROUP BY m.enrolment_id
),
online_week AS (
  SELECT m.enrolment_id, CAST(date_trunc('week', d.local_day) AS DATE) AS week_on, min(d.local_day) AS first_on
  FROM mine AS m JOIN online_day AS d ON d.unit_id = m.unit_id AND d.local_day >= m.joined_on
  GROUP BY m.enrolment_id, CAST(date_trunc('week', d.local_day) AS DATE)
),
active AS (
  SELECT enrolment_id, min(first_on) AS s6_on
  FROM (
    SELECT enrolment_id, first_on, week_on - lag(week_on, 3) OVER (PARTITION BY enrolment_id ORDER BY week_on) AS days_n
    FROM online_week
  ) AS run
  WHERE days_n = 21
  GROUP BY enrolment_id
),
-- Whole ISO weeks since joining for which online sales and usual turnover are known, with both.
week AS (
  SELECT m.enrolment_id, m.unit_id, CAST(w.week_on AS DATE) AS week_on
  FROM (
    SELECT m.enrolment_id, m.unit_id, m.joined_on, k.online_until
    FROM mine AS m JOIN known AS k ON k.enrolment_id = m.enrolment_id
    WHERE m.unit_id IN (SELECT unit_id FROM online_day)
  ) AS m,
    generate_series(CAST(date_trunc('week', m.joined_on + 6) AS TIMESTAMP), CAST(m.online_until - 7 AS TIMESTAMP), INTERVAL 7 DAY) AS w(week_on)
),
covered AS (
  SELECT w.enrolment_id, w.unit_id, w.week_on
  FROM week AS w
  JOIN unit_window AS o ON o.unit_id = w.unit_id AND o.what = 'online' AND o.from_on <= w.week_on AND o.until_on >= w.week_on + 7
  JOIN (SELECT DISTINCT unit_id, from_on, until_on FROM unit_window WHERE what = 'usual') AS u
    ON u.unit_id = w.unit_id AND u.from_on <= w.week_on AND u.until_on >= w.week_on + 7
  GROUP BY w.enrolment_id, w.unit_id, w.week_on
),
usual_week AS (
  SELECT d.unit_id, CAST(date_trunc('week', d.local_day) AS DATE) AS week_on, sum(d.usual_minor) AS usual_minor
  FROM usual_day AS d WHERE d.unit_id IN (SELECT unit_id FROM covered)
  GROUP BY d.unit_id, CAST(date_trunc('week', d.local_day) AS DATE)
),
money_week AS (
  SELECT unit_id, CAST(date_trunc('week', local_day) AS DATE) AS week_on, sum(online_minor) AS online_minor
  FROM online_day GROUP BY unit_id, CAST(date_trunc('week', local_day) AS DATE)
),
thirteen AS (
  SELECT c.enrolment_id, c.week_on,
    sum(coalesce(o.online_minor, 0)) OVER last_weeks AS online_minor,
    sum(coalesce(u.usual_minor, 0)) OVER last_weeks AS usual_minor,
    c.week_on - min(c.week_on) OVER last_weeks AS days_n
  FROM covered AS c
  LEFT JOIN money_week AS o ON o.unit_id = c.unit_id AND o.week_on = c.week_on
  LEFT JOIN usual_week AS u ON u.unit_id = c.unit_id AND u.week_on = c.week_on
  WINDOW last_weeks AS (PARTITION BY c.enrolment_id ORDER BY c.week_on ROWS 12 PRECEDING)
),
established AS (
  SELECT enrolment_id, min(week_on) + 6 AS s7_on
  FROM thirteen
  WHERE days_n = 84 AND usual_minor > 0 AND 20 * online_minor >= usual_minor
  GROUP BY enrolment_id
)
SELECT m.enrolment_id, m.unit_id, m.enterprise_id, m.solution_code, m.sample,
  s.group_code AS sector_group, s.family_code AS sector_family,
  a.departement_code, a.region_code, a.country_code, p.area_code,
  CAST(m.joined_on AS VARCHAR) AS joined_on,
  CAST(t.s1_on AS VARCHAR) AS s1_on, CAST(t.s2_on AS VARCHAR) AS s2_on, CAST(t.s3_on AS VARCHAR) AS s3_on,
  CAST(t.s4_on AS VARCHAR) AS s4_on, CAST(d.s5_on AS VARCHAR) AS s5_on, CAST(v.s6_on AS VARCHAR) AS s6_on,
  CAST(e.s7_on AS VARCHAR) AS s7_on,
  CAST(t.refused_on AS VARCHAR) AS refused_on, CAST(t.left_on AS VARCHAR) AS left_on,
  CAST(least(coalesce(t.closed_on, m.shop_closed_on), coalesce(m.shop_closed_on, t.closed_on)) AS VARCHAR) AS closed_on,
  CAST(d.last_online_on AS VARCHAR) AS last_online_on,
  CAST(k.online_until AS VARCHAR) AS online_until,
  CAST(t.last_told_on AS VARCHAR) AS last_told_on,
  coalesce(d.has_sold_before, false) OR NOT coalesce(k.is_known_before, false) AS sold_before,
  coalesce(d.has_sold_before, false) AS has_sold_before,
  t.sheets_n, t.sheets_target_n, CAST(t.aid_minor AS DOUBLE) AS aid_minor, m.currency
FROM mine AS m
LEFT JOIN told AS t ON t.enrolment_id = m.enrolment_id
LEFT JOIN known AS k ON k.enrolment_id = m.enrolment_id
LEFT JOIN since AS d ON d.enrolment_id = m.enrolment_id
LEFT JOIN active AS v ON v.enrolment_id = m.enrolment_id
LEFT JOIN established AS e ON e.enrolment_id = m.enrolment_id
LEFT JOIN unit_place AS p ON p.unit_id = m.unit_id AND p.from_on <= m.joined_on AND p.until_on > m.joined_on
LEFT JOIN sector AS s ON s.sector_code = p.sector_code
LEFT JOIN area AS a ON a.area_code = p.area_code
ORDER BY m.enrolment_id
