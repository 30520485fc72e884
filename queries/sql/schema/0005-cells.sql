-- State of the cell tables, which are generated from the metrics (queries/compile) and made again when those change.
CREATE TABLE cell_state (
  registry_hash VARCHAR NOT NULL,
  revision BIGINT NOT NULL, -- counts refreshes; equal revisions give equal answers
  refreshed_at TIMESTAMP NOT NULL
);

-- Marks of `dirty` that a refresh has begun on; left behind by one that was cut off, and then taken up again.
CREATE TABLE dirty_taken (
  from_on DATE NOT NULL,
  until_on DATE NOT NULL
);
