-- Purpose: what the engine alone needs to keep ten thousand orders: rows into a table of the same columns, nothing derived.
CREATE OR REPLACE TABLE bench_raw_order AS SELECT * FROM order_version LIMIT 0;
INSERT INTO bench_raw_order SELECT * FROM order_version LIMIT 10000;
CHECKPOINT;
DROP TABLE bench_raw_order;
