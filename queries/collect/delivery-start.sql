-- Purpose: the largest number a delivery ever had, as far as anything remembers one. One row: delivery_id.
SELECT greatest(
  (SELECT coalesce(max(delivery_id), 0) FROM delivery),
  (SELECT coalesce(max(delivery_id), 0) FROM inbox),
  (SELECT coalesce(max(delivery_id), 0) FROM quarantine)
) AS delivery_id;
