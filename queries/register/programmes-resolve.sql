-- Programmes out of `parsed`. Parameters: sample. Currency EUR unless given.
CREATE TEMP TABLE resolved AS
SELECT p.row_id, p.file_n, p.row_n, p.programme AS programme_code,
  coalesce(p.name_fr, p.name_en, p.programme) AS name_fr, coalesce(p.name_en, p.name_fr, p.programme) AS name_en,
  p.from_on, p.until_on, to_minor(p.aid, c.factor) AS aid_minor, coalesce(p.currency, 'EUR') AS currency,
  {sample:Bool} AS sample,
  CASE
    WHEN p.reason IS NOT NULL THEN p.reason
    WHEN c.code IS NULL THEN 'unknown_currency:currency'
    WHEN p.until_on <= p.from_on THEN 'ends_before_start:until_on'
    WHEN p.aid < 0 THEN 'bad_amount:aid'
  END AS reason,
  coalesce(p.raw, {{p.record}}) AS record
FROM parsed AS p LEFT JOIN known_currency AS c ON c.code = coalesce(p.currency, 'EUR');
