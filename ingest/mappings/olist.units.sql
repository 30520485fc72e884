-- Sellers with at least one item sold, each in the category that earns it most; on a tie no category comes before any name. Grain: seller.
WITH earned AS (
  SELECT
    i.seller_id,
    p.product_category_name AS category,
    sum(CAST(i.price AS DECIMAL(18, 2)) + CAST(i.freight_value AS DECIMAL(18, 2))) AS amount
  FROM items AS i
  LEFT JOIN products AS p ON p.product_id = i.product_id
  GROUP BY i.seller_id, p.product_category_name
),
ranked AS (
  SELECT
    seller_id,
    category,
    row_number() OVER (PARTITION BY seller_id ORDER BY amount DESC, category NULLS FIRST) AS place
  FROM earned
)
SELECT
  r.seller_id AS unit,
  'shop' AS kind,
  'BR-' || s.seller_state AS area,
  r.category AS sector,
  'America/Sao_Paulo' AS zone,
  'BRL' AS currency,
  'day' AS grain
FROM ranked AS r
LEFT JOIN sellers AS s ON s.seller_id = r.seller_id
WHERE r.place = 1
