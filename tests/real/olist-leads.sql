-- Firms that asked to sell on the marketplace, one row each: days from first contact to signing, else to the last signing seen.
-- One signed on a day before its first contact: nought days. Parameters: leads, deals.
SELECT
  greatest(0, CAST(date_diff('day', CAST(l.first_contact_date AS DATE), coalesce(CAST(d.won_date AS DATE), DATE '2018-11-15')) AS INTEGER)) AS "time",
  CAST(d.won_date IS NOT NULL AS INTEGER) AS event
FROM read_csv({leads:String}, all_varchar = true) AS l
LEFT JOIN read_csv({deals:String}, all_varchar = true) AS d ON d.mql_id = l.mql_id
