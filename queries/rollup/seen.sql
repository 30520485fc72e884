-- Purpose: units to do that moved, or changed enterprise, kind or grain, since their roll-ups were made: all their days
-- count as changed.
-- Reads: TEMP todo_unit, unit_dim_all, unit_span, unit_window. Replaces unit_seen of the units to do.
-- Makes: TEMP forced(unit_id). Adds to TEMP changed_span.
CREATE OR REPLACE TEMP TABLE new_seen AS
SELECT
  d.unit_id,
  md5(string_agg(
    concat_ws(
      '|', d.from_on, d.until_on, d.kind, d.enterprise_id, d.grain, d.sample,
      coalesce(d.sector_class, '-'), coalesce(d.sector_group, '-'), coalesce(d.sector_family, '-'),
      coalesce(d.commune_code, '-'), coalesce(d.epci_code, '-'), coalesce(d.departement_code, '-'),
      coalesce(d.region_code, '-'), coalesce(d.country_code, '-')
    ),
    ';' ORDER BY d.from_on, d.until_on
  )) AS digest
FROM unit_dim_all AS d
JOIN todo_unit AS t ON t.unit_id = d.unit_id
GROUP BY d.unit_id;

CREATE OR REPLACE TEMP TABLE forced AS
SELECT o.unit_id FROM unit_seen AS o JOIN new_seen AS n ON n.unit_id = o.unit_id WHERE n.digest <> o.digest;

INSERT INTO changed_span
SELECT s.from_on, s.until_on FROM unit_span AS s JOIN forced AS f ON f.unit_id = s.unit_id
UNION
SELECT w.from_on, w.until_on FROM unit_window AS w JOIN forced AS f ON f.unit_id = w.unit_id;

DELETE FROM unit_seen USING todo_unit AS t WHERE unit_seen.unit_id = t.unit_id;

INSERT INTO unit_seen (unit_id, digest) SELECT unit_id, digest FROM new_seen;
