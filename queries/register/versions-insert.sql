-- Rows of `resolved` that differ from what holds now, as statements of this import. `{{table}}`, `{{key}}`, `{{content}}`,
-- `{{column}}`: the table, what tells its rows apart, what they say, the key's column in a file. Parameter: import_id.
CREATE TEMP TABLE repeated AS
SELECT {{key}} FROM resolved WHERE reason IS NULL
GROUP BY {{key}} HAVING count(DISTINCT hash({{content}})) > 1;

UPDATE resolved SET reason = 'conflicting_rows:{{column}}'
WHERE reason IS NULL AND ({{key}}) IN (SELECT ({{key}}) FROM repeated);

CREATE TEMP TABLE matched AS
SELECT f.*, CASE
  WHEN f.place > 1 OR f.said = n.said THEN 'duplicate'
  WHEN n.said IS NOT NULL THEN 'updated'
  ELSE 'accepted' END AS outcome
FROM (
  SELECT *, hash({{content}}) AS said, row_number() OVER (PARTITION BY {{key}} ORDER BY row_id) AS place
  FROM resolved WHERE reason IS NULL
) AS f
LEFT JOIN (SELECT {{key}}, hash({{content}}) AS said FROM {{table}}_now) AS n USING ({{key}});

INSERT INTO {{table}} BY NAME
SELECT {{key}}, {{content}}, sample, CAST({import_id:Int64} AS INTEGER) AS import_id FROM matched WHERE outcome <> 'duplicate';
