-- Per fed source and kind, the days its good rows of visits span. Reads: TEMP kept, matched. Adds to TEMP fed_visit.
CREATE TEMP TABLE IF NOT EXISTS fed_visit (source_id INTEGER, kind VARCHAR, from_on DATE, until_on DATE, has_change BOOLEAN);

INSERT INTO fed_visit
SELECT k.source_id, k.kind, min(k.local_day), max(k.until_on), bool_or(m.outcome IS DISTINCT FROM 'duplicate')
FROM kept AS k LEFT JOIN matched AS m ON m.row_id = k.row_id
GROUP BY k.source_id, k.kind;
