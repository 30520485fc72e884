-- What requests with an Idempotency-Key were answered, so that the same request is told the same for a day, whatever happens
-- to the server in between. Written with what the request brought, or not at all. Grain: key_id, kind, name; newest counts.
CREATE TABLE collect_reply (
  key_id VARCHAR NOT NULL, -- public part of the ingest key
  kind VARCHAR NOT NULL, -- orders, takings, visits
  name VARCHAR NOT NULL, -- the request's Idempotency-Key
  body_digest VARCHAR NOT NULL, -- SHA-256 of the unpacked body, hex
  answered_at TIMESTAMP NOT NULL, -- UTC
  answer VARCHAR NOT NULL -- JSON: counts, and what was refused
);
