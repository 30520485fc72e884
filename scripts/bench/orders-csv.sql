-- Orders of a thousand shops over three years, a third of them online, in the columns of the import door.
COPY (
  SELECT
    'bench-' || (hash(i, 1) % 1000) AS unit,
    CASE WHEN hash(i, 2) % 3 = 0 THEN 'web' ELSE 'till' END AS source,
    'o-' || i AS external_id,
    TIMESTAMP '2019-01-01' + to_seconds(CAST(hash(i, 3) % 94608000 AS BIGINT)) AS ordered_at,
    CASE WHEN hash(i, 2) % 3 = 0 THEN 'online' ELSE 'in_store' END AS order_mode,
    CASE WHEN hash(i, 2) % 3 = 0 THEN 'own_site' ELSE 'counter' END AS channel,
    CASE WHEN hash(i, 2) % 3 = 0 THEN 'shipping' ELSE 'carry_out' END AS fulfilment,
    'paid' AS status,
    CAST(5 + hash(i, 4) % 10000 / 100.0 AS DECIMAL(12, 2)) AS net,
    'EUR' AS currency,
    'c' || (hash(i, 5) % 50000) AS customer
  FROM range(CAST(getvariable('rows_n') AS BIGINT)) AS orders (i)
) TO (getvariable('file')) (FORMAT csv, HEADER);
