-- The states that sellers sit in. Grain: state.
SELECT DISTINCT
  'BR-' || seller_state AS area,
  'region' AS level,
  seller_state AS name,
  'BR' AS parent
FROM sellers
WHERE seller_state IS NOT NULL
