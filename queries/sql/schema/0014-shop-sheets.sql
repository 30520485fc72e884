-- Product sheets of a shop's site as its people tell them, planned and published. Append-only; the newest row counts.
-- Grain: unit_id, told_at. What a programme's register says of them is in `stage`.
CREATE TABLE shop_sheets (
  unit_id INTEGER NOT NULL,
  told_at TIMESTAMP NOT NULL, -- UTC
  told_by VARCHAR NOT NULL, -- id of the account
  planned_n INTEGER NOT NULL,
  done_n INTEGER NOT NULL
);
