-- The categories of products, with their English names where the supplier gives one. Grain: category.
SELECT DISTINCT
  p.product_category_name AS sector,
  'group' AS level,
  replace(coalesce(t.product_category_name_english, p.product_category_name), '_', ' ') AS name_en,
  'olist' AS scheme
FROM products AS p
LEFT JOIN translations AS t ON t.product_category_name = p.product_category_name
WHERE p.product_category_name IS NOT NULL
