-- Takings per day of entry and way of selling, out of the lines of a French accounting file. Amounts in major units, without
-- tax. Grain: day, order mode, channel, fulfilment. A day with an amount that cannot be read is refused as a whole, with
-- that amount. Source: article A. 47 A-1 of the Livre des procédures fiscales.
WITH given AS (
  SELECT * FROM entries
  UNION ALL BY NAME
  SELECT NULL::VARCHAR AS "Debit", NULL::VARCHAR AS "Credit", NULL::VARCHAR AS "Montant", NULL::VARCHAR AS "Sens" WHERE false
),
written AS (
  SELECT
    trim("JournalCode") AS journal, "EcritureNum" AS entry, trim("EcritureDate") AS day, trim("CompteNum") AS account,
    coalesce(nullif(trim("Debit"), ''), CASE WHEN upper(trim("Sens")) IN ('D', '+1', '1') THEN nullif(trim("Montant"), '') END, '0') AS debit_text,
    coalesce(nullif(trim("Credit"), ''), CASE WHEN upper(trim("Sens")) IN ('C', '-1') THEN nullif(trim("Montant"), '') END, '0') AS credit_text
  FROM given
  WHERE (starts_with(trim("CompteNum"), '70') OR starts_with(trim("CompteNum"), '4457'))
    AND upper(trim("JournalCode")) NOT IN ('AN', 'ANO', 'RAN', 'OUV')
    AND NOT regexp_matches(lower(strip_accents(coalesce("JournalLib", ''))), 'nouveau|ouverture|balance initiale')
),
line AS (
  SELECT *,
    TRY_CAST(replace(replace(translate(debit_text, ' ' || chr(160) || chr(8239), ''), '.', ''), ',', '.') AS DECIMAL(18, 2)) AS comma_debit,
    TRY_CAST(replace(replace(translate(credit_text, ' ' || chr(160) || chr(8239), ''), '.', ''), ',', '.') AS DECIMAL(18, 2)) AS comma_credit,
    TRY_CAST(translate(debit_text, ' ' || chr(160) || chr(8239), '') AS DECIMAL(18, 2)) AS point_debit,
    TRY_CAST(translate(credit_text, ' ' || chr(160) || chr(8239), '') AS DECIMAL(18, 2)) AS point_credit
  FROM written
),
amount AS (
  SELECT journal, entry, day, account,
    CASE WHEN contains(debit_text, ',') THEN comma_debit ELSE point_debit END AS debit,
    CASE WHEN contains(credit_text, ',') THEN comma_credit ELSE point_credit END AS credit,
    CASE
      WHEN (CASE WHEN contains(debit_text, ',') THEN comma_debit ELSE point_debit END) IS NULL THEN debit_text
      WHEN (CASE WHEN contains(credit_text, ',') THEN comma_credit ELSE point_credit END) IS NULL THEN credit_text
    END AS unreadable
  FROM line
),
-- The longest prefix of an account wins, and of two as long the one that names the journal.
way AS (
  SELECT a.account, a.journal,
    arg_max({'m': w.order_mode, 'c': w.channel, 'f': w.fulfilment}, length(w.prefix) * 2 + CASE WHEN w.journal = '*' THEN 0 ELSE 1 END) AS found
  FROM (SELECT DISTINCT account, journal FROM amount WHERE starts_with(account, '70')) AS a
  JOIN ways AS w ON starts_with(a.account, w.prefix) AND (w.journal = '*' OR w.journal = a.journal)
  GROUP BY a.account, a.journal
),
entry_sum AS (
  SELECT journal, entry, day,
    sum(credit) FILTER (WHERE starts_with(account, '4457')) AS tax,
    sum(credit) FILTER (WHERE starts_with(account, '70') AND NOT starts_with(account, '709')) AS sold
  FROM amount
  GROUP BY journal, entry, day
),
sale AS (
  SELECT a.day, w.found.m AS order_mode, w.found.c AS channel, w.found.f AS fulfilment, a.unreadable,
    CASE WHEN starts_with(a.account, '709') THEN 0 ELSE a.credit END AS sold,
    CASE WHEN starts_with(a.account, '709') THEN a.debit - a.credit ELSE a.debit END AS given_back,
    CASE WHEN starts_with(a.account, '709') OR e.sold = 0 THEN 0 ELSE CAST(e.tax AS DOUBLE) * a.credit / e.sold END AS tax
  FROM amount AS a
  JOIN entry_sum AS e ON e.journal = a.journal AND e.entry IS NOT DISTINCT FROM a.entry AND e.day = a.day
  LEFT JOIN way AS w ON w.account = a.account AND w.journal = a.journal
  WHERE starts_with(a.account, '70')
)
SELECT
  day,
  coalesce(order_mode, 'unknown') AS order_mode,
  coalesce(channel, 'other') AS channel,
  coalesce(fulfilment, 'none') AS fulfilment,
  coalesce(any_value(unreadable), CAST(sum(sold) + greatest(-sum(given_back), 0) AS VARCHAR)) AS net,
  CAST(round(sum(tax), 2) AS VARCHAR) AS tax,
  CAST(greatest(sum(given_back), 0) AS VARCHAR) AS refund
FROM sale
GROUP BY ALL
HAVING any_value(unreadable) IS NOT NULL OR sum(sold) <> 0 OR sum(given_back) <> 0
ORDER BY day, order_mode, channel
