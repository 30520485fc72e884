-- Rules of eligibility out of `parsed`. Parameters: sample.
CREATE TEMP TABLE resolved AS
SELECT p.row_id, p.file_n, p.row_n, p.programme AS programme_code, p."rule",
  CASE p."rule" WHEN 'sector' THEN s.sector_code WHEN 'closed' THEN '' ELSE p.value END AS value,
  p.from_on, p.until_on, {sample:Bool} AS sample,
  CASE
    WHEN p.reason IS NOT NULL THEN p.reason
    WHEN g.programme_code IS NULL THEN 'unknown_programme:programme'
    WHEN p.until_on <= p.from_on THEN 'ends_before_start:until_on'
    WHEN p."rule" = 'sector' AND s.sector_code IS NULL THEN 'unknown_sector:value'
    WHEN p."rule" IN ('staff_below', 'turnover_below') AND coalesce(TRY_CAST(p.value AS DOUBLE), 0) <= 0 THEN 'bad_number:value'
  END AS reason,
  coalesce(p.raw, {{p.record}}) AS record
FROM parsed AS p
LEFT JOIN programme_now AS g ON g.programme_code = p.programme
LEFT JOIN (SELECT given, min(sector_code) AS sector_code FROM sector_lookup GROUP BY given) AS s
  ON p."rule" = 'sector' AND s.given = upper(p.value);
