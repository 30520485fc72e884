-- Targets by territory out of `parsed`. Parameters: sample. Without a stage: having joined.
CREATE TEMP TABLE resolved AS
SELECT p.row_id, p.file_n, p.row_n, p.programme AS programme_code, a.area_code, coalesce(p.stage, 'none') AS stage,
  p.due_on, p.target_n, {sample:Bool} AS sample,
  CASE
    WHEN p.reason IS NOT NULL THEN p.reason
    WHEN g.programme_code IS NULL THEN 'unknown_programme:programme'
    WHEN a.area_code IS NULL THEN 'unknown_area:area'
    WHEN p.due_on < g.from_on THEN 'before_programme:due_on'
  END AS reason,
  coalesce(p.raw, {{p.record}}) AS record
FROM parsed AS p
LEFT JOIN programme_now AS g ON g.programme_code = p.programme
LEFT JOIN (SELECT given, min(area_code) AS area_code FROM area_lookup GROUP BY given) AS a ON a.given = upper(p.area);
