-- Purpose: since when, and for how long no more, the shops to do sell online. adopted: the day of the first online order,
-- where online sales are known for the 90 days before it, or from the two weeks after the shop opened. dormant: from 90
-- days after an order that none followed, as far as online sales are known without a gap.
-- Reads: TEMP todo_unit, unit, unit_day, unit_window of what = online. Replaces unit_window rows of what = adopted, dormant.
CREATE OR REPLACE TEMP TABLE online_order_day AS
SELECT
  d.unit_id, d.local_day, u.opened_on,
  lead(d.local_day) OVER w AS next_on,
  row_number() OVER w AS place
FROM (
  SELECT o.unit_id, o.local_day
  FROM unit_day AS o
  JOIN todo_unit AS t ON t.unit_id = o.unit_id
  WHERE o.order_mode = 'online'
  GROUP BY o.unit_id, o.local_day
  HAVING sum(o.orders_n) > 0 OR sum(o.net_minor - o.refund_minor) > 0
) AS d
JOIN unit AS u ON u.unit_id = d.unit_id AND u.kind = 'shop'
WINDOW w AS (PARTITION BY d.unit_id ORDER BY d.local_day);

DELETE FROM unit_window USING todo_unit AS t
WHERE unit_window.unit_id = t.unit_id AND unit_window.what IN ('adopted', 'dormant');

INSERT INTO unit_window (unit_id, what, from_on, until_on)
SELECT o.unit_id, 'adopted', o.local_day, o.local_day + 1
FROM online_order_day AS o
JOIN unit_window AS w
  ON w.unit_id = o.unit_id AND w.what = 'online' AND w.from_on <= o.local_day AND w.until_on > o.local_day
WHERE o.place = 1 AND (w.from_on <= o.local_day - 90 OR w.from_on <= o.opened_on + 14)
UNION ALL
SELECT o.unit_id, 'dormant', o.local_day + 90, least(coalesce(o.next_on, w.until_on), w.until_on)
FROM online_order_day AS o
JOIN unit_window AS w
  ON w.unit_id = o.unit_id AND w.what = 'online' AND w.from_on <= o.local_day AND w.until_on > o.local_day
WHERE least(coalesce(o.next_on, w.until_on), w.until_on) > o.local_day + 90;
