-- Rows of `resolved` against one another and against the table they belong to. `{{key}}`: the outside code.
-- `{{columns}}`: what makes two rows equal, a file's or the store's.
CREATE OR REPLACE TEMP TABLE candidate AS
SELECT *, hash({{columns}}) AS content FROM resolved WHERE reason IS NULL;

CREATE OR REPLACE TEMP TABLE repeated_row AS
SELECT row_id, row_number() OVER (PARTITION BY {{key}} ORDER BY content, row_id) AS place,
  min(content) OVER (PARTITION BY {{key}}) <> max(content) OVER (PARTITION BY {{key}}) AS is_conflict
FROM candidate WHERE {{key}} IN (SELECT {{key}} FROM candidate GROUP BY {{key}} HAVING count(*) > 1);

CREATE OR REPLACE TEMP TABLE kept AS
SELECT c.* FROM candidate AS c LEFT JOIN repeated_row AS r ON r.row_id = c.row_id
WHERE r.row_id IS NULL OR (r.place = 1 AND NOT r.is_conflict);

CREATE OR REPLACE TEMP TABLE matched AS
SELECT k.row_id, k.{{key}}, CASE WHEN k.content = s.content OR s.is_reference THEN 'duplicate' ELSE 'updated' END AS outcome
FROM kept AS k JOIN (SELECT {{key}}, hash({{columns}}) AS content, {{is_reference}} AS is_reference FROM {{stored}}) AS s ON s.{{key}} = k.{{key}};
