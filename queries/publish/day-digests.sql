-- Purpose: digests of what the days of units are made of, month by month: enough to know that the published rows of a
-- month are as they were, without making them. Months without a row of days are left out.
-- Reads: what unit_day_row_holiday and unit_day_row do (unit_day, usual_day, usual_shift, unit_visit_day, unit_currency,
-- unit_window), and unit for the enterprise. Parameters: from, until (whole months). Columns: slice, digest.
WITH day_hash AS (
  SELECT d.local_day, hash('sale', d, u.enterprise_id) AS row_hash
  FROM unit_day AS d JOIN unit AS u ON u.unit_id = d.unit_id
  WHERE d.local_day >= {from:Date} AND d.local_day < {until:Date}
  UNION ALL
  SELECT d.local_day, hash('usual', d, u.enterprise_id)
  FROM usual_day AS d JOIN unit AS u ON u.unit_id = d.unit_id
  WHERE d.local_day >= {from:Date} AND d.local_day < {until:Date}
  UNION ALL
  SELECT d.local_day, hash('shift', d, u.enterprise_id)
  FROM usual_shift AS d JOIN unit AS u ON u.unit_id = d.unit_id
  WHERE d.local_day >= {from:Date} AND d.local_day < {until:Date}
  UNION ALL
  SELECT d.local_day, hash('visit', d, b.currency, b.tax_basis, u.enterprise_id)
  FROM unit_visit_day AS d
  JOIN unit AS u ON u.unit_id = d.unit_id
  JOIN unit_currency AS b ON b.unit_id = d.unit_id AND d.local_day >= b.from_on AND d.local_day < b.until_on
  WHERE d.local_day >= {from:Date} AND d.local_day < {until:Date}
),
day_sum AS (
  SELECT CAST(date_trunc('month', local_day) AS DATE) AS slice, count(*) AS rows_n, sum(CAST(row_hash AS HUGEINT)) AS hashes
  FROM day_hash
  GROUP BY ALL
),
window_sum AS (
  SELECT
    m.slice,
    sum(CAST(hash(
      w.unit_id, w.what, greatest(w.from_on, m.slice), least(w.until_on, CAST(m.slice + INTERVAL 1 MONTH AS DATE)),
      w.currency, w.tax_basis
    ) AS HUGEINT)) AS hashes
  FROM day_sum AS m
  JOIN unit_window AS w ON w.from_on < CAST(m.slice + INTERVAL 1 MONTH AS DATE) AND w.until_on > m.slice
  WHERE w.what IN ('online', 'total', 'usual', 'visits', 'footfall')
  GROUP BY m.slice
)
SELECT d.slice, concat(d.rows_n, ':', d.hashes, ':', coalesce(w.hashes, 0)) AS digest
FROM day_sum AS d
LEFT JOIN window_sum AS w ON w.slice = d.slice;
