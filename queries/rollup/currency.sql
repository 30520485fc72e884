-- Purpose: in which currency and tax basis the days without a sale of the units to do stand.
-- Reads: TEMP todo_unit, unit, unit_basis, unit_window. Replaces their rows of unit_currency. Adds to TEMP changed_span
-- the windows of units where they changed: windows that are new are told by what compares windows.
CREATE OR REPLACE TEMP TABLE old_currency AS
SELECT c.* FROM unit_currency AS c JOIN todo_unit AS t ON t.unit_id = c.unit_id;

DELETE FROM unit_currency USING todo_unit AS t WHERE unit_currency.unit_id = t.unit_id;

INSERT INTO unit_currency BY NAME
SELECT b.unit_id, b.from_on, b.until_on, b.currency, b.tax_basis
FROM unit_basis AS b
JOIN todo_unit AS t ON t.unit_id = b.unit_id
JOIN unit AS u ON u.unit_id = b.unit_id
UNION ALL
SELECT u.unit_id, DATE '0001-01-01', DATE '9999-12-31', u.currency, 'ht'
FROM unit AS u
JOIN todo_unit AS t ON t.unit_id = u.unit_id
WHERE NOT EXISTS (SELECT 1 FROM unit_basis AS b WHERE b.unit_id = u.unit_id);

INSERT INTO changed_span
SELECT w.from_on, w.until_on
FROM unit_window AS w
JOIN (
  SELECT unit_id FROM (
    SELECT *, 1 AS step FROM old_currency
    UNION ALL
    SELECT c.*, -1 FROM unit_currency AS c JOIN todo_unit AS t ON t.unit_id = c.unit_id
  ) AS v
  GROUP BY unit_id, from_on, until_on, currency, tax_basis
  HAVING sum(step) <> 0
) AS changed ON changed.unit_id = w.unit_id
WHERE w.what <> 'usual';
