-- Purpose: put the new expectation in place of the old, and append a version where the outcome really changed: another
-- plan (method, days, reference, weights), or another amount on a day that was expected before and still is.
-- Days that stay as they are, are not written again.
-- Reads: TEMP usual_todo, new_usual_day, new_usual_shift, new_usual, replanned, old_window, window_change, chunk_unit;
-- unit_window. Changes usual_day, usual_shift, usual_turnover. Makes: TEMP usual_moved(unit_id, local_day).
CREATE OR REPLACE TEMP TABLE usual_moved AS
WITH kept AS (
  SELECT w.unit_id, greatest(w.from_on, o.from_on) AS from_on, least(w.until_on, o.until_on) AS until_on
  FROM unit_window AS w
  JOIN chunk_unit AS c ON c.unit_id = w.unit_id
  JOIN old_window AS o
    ON o.unit_id = w.unit_id AND o.what = 'usual' AND o.from_on < w.until_on AND o.until_on > w.from_on
    AND o.currency = w.currency AND o.tax_basis = w.tax_basis
  WHERE w.what = 'usual'
),
checked AS (
  SELECT k.unit_id, greatest(k.from_on, t.from_on) AS from_on, least(k.until_on, t.until_on) AS until_on
  FROM kept AS k
  JOIN usual_todo AS t ON t.unit_id = k.unit_id AND t.from_on < k.until_on AND t.until_on > k.from_on
)
SELECT DISTINCT unit_id, local_day FROM (
  SELECT d.unit_id, d.local_day, false AS is_shift, d.usual_minor AS minor
  FROM new_usual_day AS d
  JOIN checked AS k ON k.unit_id = d.unit_id AND d.local_day >= k.from_on AND d.local_day < k.until_on
  UNION ALL
  SELECT d.unit_id, d.local_day, false, -d.usual_minor
  FROM usual_day AS d
  JOIN checked AS k ON k.unit_id = d.unit_id AND d.local_day >= k.from_on AND d.local_day < k.until_on
  UNION ALL
  SELECT d.unit_id, d.local_day, true, d.shift_minor
  FROM new_usual_shift AS d
  JOIN checked AS k ON k.unit_id = d.unit_id AND d.local_day >= k.from_on AND d.local_day < k.until_on
  UNION ALL
  SELECT d.unit_id, d.local_day, true, -d.shift_minor
  FROM usual_shift AS d
  JOIN checked AS k ON k.unit_id = d.unit_id AND d.local_day >= k.from_on AND d.local_day < k.until_on
) AS v
GROUP BY unit_id, local_day, is_shift
HAVING sum(minor) <> 0;

CREATE OR REPLACE TEMP TABLE rewritten AS
SELECT t.* FROM usual_todo AS t
JOIN (
  SELECT unit_id FROM usual_moved UNION SELECT unit_id FROM window_change WHERE what = 'usual'
) AS c ON c.unit_id = t.unit_id;

DELETE FROM usual_day USING rewritten AS t
WHERE usual_day.unit_id = t.unit_id AND usual_day.local_day >= t.from_on AND usual_day.local_day < t.until_on;

INSERT INTO usual_day BY NAME
SELECT local_day, unit_id, usual_minor, currency, tax_basis FROM new_usual_day
WHERE unit_id IN (SELECT unit_id FROM rewritten)
ORDER BY local_day, unit_id;

DELETE FROM usual_shift USING rewritten AS t
WHERE usual_shift.unit_id = t.unit_id AND usual_shift.local_day >= t.from_on AND usual_shift.local_day < t.until_on;

INSERT INTO usual_shift BY NAME
SELECT local_day, unit_id, shift_minor, currency, tax_basis FROM new_usual_shift
WHERE unit_id IN (SELECT unit_id FROM rewritten)
ORDER BY local_day, unit_id;

CREATE OR REPLACE TEMP TABLE new_version AS
WITH changed AS (
  SELECT unit_id FROM replanned
  UNION
  SELECT unit_id FROM usual_moved
),
numbered AS (
  SELECT n.*, coalesce(v.version, 0) + 1 AS version
  FROM new_usual AS n
  JOIN changed AS c ON c.unit_id = n.unit_id
  LEFT JOIN (SELECT unit_id, max("version") AS version FROM usual_turnover GROUP BY unit_id) AS v ON v.unit_id = n.unit_id
),
amount AS (
  SELECT n.unit_id, n.alignment, n.from_on, sum(d.usual_minor) AS minor
  FROM numbered AS n
  JOIN usual_day AS d ON d.unit_id = n.unit_id AND d.local_day >= n.from_on AND d.local_day < n.until_on
  GROUP BY n.unit_id, n.alignment, n.from_on
),
moved AS (
  SELECT n.unit_id, n.alignment, n.from_on, sum(d.shift_minor) AS minor
  FROM numbered AS n
  JOIN usual_shift AS d ON d.unit_id = n.unit_id AND d.local_day >= n.from_on AND d.local_day < n.until_on
  WHERE n.alignment = 'holiday'
  GROUP BY n.unit_id, n.alignment, n.from_on
)
SELECT
  n.unit_id, n.version, n.method, n.alignment, n.from_on, n.until_on, n.ref_year, n.quality, n.detail, n.distance_sales,
  n.currency, n.tax_basis, CAST(coalesce(a.minor, 0) + coalesce(m.minor, 0) AS BIGINT) AS usual_minor
FROM numbered AS n
LEFT JOIN amount AS a ON a.unit_id = n.unit_id AND a.alignment = n.alignment AND a.from_on = n.from_on
LEFT JOIN moved AS m ON m.unit_id = n.unit_id AND m.alignment = n.alignment AND m.from_on = n.from_on;

UPDATE usual_turnover SET is_current = false
WHERE is_current AND unit_id IN (SELECT unit_id FROM replanned UNION SELECT unit_id FROM usual_moved);

INSERT INTO usual_turnover BY NAME
SELECT *, CAST(current_timestamp AS TIMESTAMP) AS computed_at, true AS is_current FROM new_version
ORDER BY unit_id, from_on;
