-- One row per week and way of showing the card, out of one file per measure and way. betrag: CHF million; anz: thousand payments.
SELECT
  'zurich-credit-cards' AS unit,
  date AS day,
  CASE WHEN id LIKE '%_praes_%' THEN 'in_store' ELSE 'unknown' END AS order_mode,
  CASE WHEN id LIKE '%_praes_%' THEN 'counter' ELSE 'other' END AS channel,
  CASE WHEN id LIKE '%_praes_%' THEN 'carry_out' ELSE 'none' END AS fulfilment,
  sum(CASE WHEN id LIKE 'betrag_%' THEN CAST(value AS DECIMAL(18, 3)) * 1000000 END) AS gross,
  sum(CASE WHEN id LIKE 'anz_%' THEN CAST(value AS DECIMAL(18, 3)) * 1000 END) AS orders_n,
  'CHF' AS currency,
  'ttc' AS tax_basis
FROM points
WHERE id LIKE '%kktrans_ch_praes_CH' OR id LIKE '%kktrans_ch_distanz_CH'
GROUP BY ALL
ORDER BY day, order_mode
