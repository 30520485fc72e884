-- A thousand shops in the columns of the import door.
COPY (
  SELECT 'bench-' || n AS unit, 'shop' AS kind, 'Shop ' || n AS name,
    ['47.71Z', '47.61Z', '47.65Z', '47.24Z', '47.76Z'][1 + n % 5] AS sector,
    ['75056', '13055', '69123', '31555', '35238'][1 + n % 5] AS area, 'Europe/Paris' AS zone, 'EUR' AS currency, 'day' AS grain, true AS sample
  FROM range(1000) AS shops (n)
) TO (getvariable('file')) (FORMAT csv, HEADER);
