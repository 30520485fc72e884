-- What collecting needs beside the facts: where an order came from, who may send, what was sent and not yet applied,
-- what a platform is connected with, visits, and sales that two feeds tell.

-- The platform's own word for where an order was placed (`web`, `pos`, a plug-in's name), what a corrected mapping starts from.
ALTER TABLE order_version ADD COLUMN origin VARCHAR;
-- References of the payment as the platform knows it, separated by blanks; what double feeds are matched by.
ALTER TABLE order_version ADD COLUMN payment_refs VARCHAR;
-- The same sale is counted in another feed (order_match); true leaves it out of every sum.
ALTER TABLE order_version ADD COLUMN is_shadow BOOLEAN DEFAULT false;

CREATE OR REPLACE VIEW counted_fact AS
SELECT
  local_day, unit_id, order_mode, channel, fulfilment, currency, tax_basis,
  CASE WHEN status IN ('accepted', 'paid', 'fulfilled') AND net_minor <> 0 THEN 1 ELSE 0 END AS orders_n,
  CASE WHEN status = 'cancelled' THEN 0 ELSE net_minor END AS net_minor,
  CASE WHEN status = 'cancelled' THEN 0 ELSE refund_minor END AS refund_minor,
  CASE WHEN status = 'cancelled' THEN 1 ELSE 0 END AS cancelled_n
FROM order_version
WHERE is_current AND is_shadow IS NOT TRUE AND status IN ('accepted', 'paid', 'fulfilled', 'refund', 'cancelled')
UNION ALL
SELECT
  local_day, unit_id, order_mode, channel, fulfilment, currency, tax_basis,
  coalesce(orders_n, 0), net_minor, refund_minor, 0
FROM takings
WHERE is_current;

-- Who may send to a source. The key itself is never kept.
CREATE TABLE ingest_key (
  key_id VARCHAR NOT NULL, -- public part of the key
  digest VARCHAR NOT NULL, -- SHA-256 of the secret part, hex
  source_id INTEGER NOT NULL,
  label VARCHAR NOT NULL,
  created_at TIMESTAMP NOT NULL,
  expires_at TIMESTAMP, -- null: until revoked; a rotated key gets one
  revoked_at TIMESTAMP,
  last_used_at TIMESTAMP
);

-- Facts that were acknowledged and are not applied yet; `apply` takes them away in the transaction that applies them.
CREATE TABLE inbox (
  seq BIGINT NOT NULL,
  received_at TIMESTAMP NOT NULL, -- UTC
  source_id INTEGER NOT NULL,
  unit_id INTEGER NOT NULL,
  kind VARCHAR NOT NULL, -- orders, takings, visits; refused: on its way to quarantine
  item_key VARCHAR NOT NULL, -- what identifies the fact inside its source; of two rows of one key the newer version counts
  version_at TIMESTAMP NOT NULL, -- UTC; as the platform says, else the moment it came in
  content VARCHAR NOT NULL, -- what makes two versions equal
  record VARCHAR NOT NULL, -- JSON of one row in canonical columns, customer keyed
  delivery_id BIGINT -- the delivery it came in with; null: sent by itself
);

-- A webhook as it came: sealed, kept thirty days to be read again, then removed. Nothing in it can be read without the key.
CREATE TABLE delivery (
  delivery_id BIGINT NOT NULL,
  source_id INTEGER NOT NULL,
  received_at TIMESTAMP NOT NULL,
  delivery_key VARCHAR, -- the platform's own number of the event; null: it gives none that can be trusted
  body_digest VARCHAR NOT NULL, -- SHA-256 of the raw bytes, hex
  topic VARCHAR,
  sealed VARCHAR NOT NULL, -- base64 of nonce, tag and AES-256-GCM ciphertext of headers and raw body
  status VARCHAR NOT NULL, -- waiting, read, dropped, failed
  code VARCHAR, -- why it was dropped or failed
  read_at TIMESTAMP
);

-- Events that left no fact behind, by reason. Grain: source, day of receipt (UTC), reason.
CREATE TABLE drop_count (
  source_id INTEGER NOT NULL,
  received_on DATE NOT NULL,
  reason VARCHAR NOT NULL,
  dropped_n BIGINT NOT NULL
);

-- How a source is connected with its platform. Grain: source_id.
CREATE TABLE source_connection (
  source_id INTEGER NOT NULL,
  connector VARCHAR NOT NULL,
  sealed_settings VARCHAR NOT NULL, -- base64, as delivery.sealed: address, keys, secrets with their overlap
  pull_every_hours INTEGER, -- null: not pulled
  created_at TIMESTAMP NOT NULL,
  paused BOOLEAN NOT NULL
);

-- Where the pull of a source stands. Grain: source_id.
CREATE TABLE pull_state (
  source_id INTEGER NOT NULL,
  status VARCHAR NOT NULL, -- idle, running, failed
  since TIMESTAMP, -- modification time up to which everything is in (UTC); null: nothing yet
  cursor VARCHAR, -- where a run that was cut off goes on
  pages_n BIGINT NOT NULL,
  records_n BIGINT NOT NULL,
  expected_n BIGINT, -- as the platform told, null when it does not
  started_at TIMESTAMP,
  finished_at TIMESTAMP,
  last_success_at TIMESTAMP,
  failures_n INTEGER NOT NULL, -- in a row
  error VARCHAR, -- for a shopkeeper
  error_code VARCHAR, -- of queries/model/connection.ts; null: none, or the platform's own words
  error_value VARCHAR, -- what its sentence names
  retry_at TIMESTAMP, -- not before, when the platform said so
  run_since TIMESTAMP, -- what the run that was cut off asked for; null: everything
  newest_at TIMESTAMP -- newest modification seen in that run
);

-- What a source's own words for the origin of an order mean, versions appended; the newest counts.
CREATE TABLE origin_rule (
  source_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  origin VARCHAR NOT NULL,
  order_mode order_mode_code, -- null: as the platform says, a rule taken back
  channel channel_code, -- null with order_mode
  fulfilment fulfilment_code, -- null: as the platform says
  created_at TIMESTAMP NOT NULL
);

-- What a source's own words for the values of other columns mean (status, fulfilment), versions appended; the newest counts.
CREATE TABLE value_rule (
  source_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  column_name VARCHAR NOT NULL, -- canonical column
  word VARCHAR NOT NULL, -- as the platform or the file writes it
  value VARCHAR, -- ours; null: a rule taken back
  created_at TIMESTAMP NOT NULL
);

-- A busy source that stopped sending. Grain: source_id, silent_since.
CREATE TABLE silence (
  source_id INTEGER NOT NULL,
  silent_since TIMESTAMP NOT NULL, -- instant of the last order, UTC
  noticed_at TIMESTAMP NOT NULL,
  expected_n DOUBLE NOT NULL, -- orders that should have come by then
  cleared_at TIMESTAMP -- the next order came; null: still silent
);

-- Where a refused row came from, when it did not come in a file.
ALTER TABLE quarantine ADD COLUMN source_id INTEGER;
-- The sealed delivery that it can be read from again; null: its record says all there is.
ALTER TABLE quarantine ADD COLUMN delivery_id BIGINT;

-- Two feeds that tell the same sale: the shadow is not counted. Taken back by `status`.
CREATE TABLE order_match (
  source_id INTEGER NOT NULL, -- the one that counts
  external_id VARCHAR NOT NULL,
  shadow_source_id INTEGER NOT NULL,
  shadow_external_id VARCHAR NOT NULL,
  local_day DATE NOT NULL, -- of the shadow
  rule VARCHAR NOT NULL, -- reference, amount
  status VARCHAR NOT NULL, -- active, undone
  matched_at TIMESTAMP NOT NULL
);

-- Visits of one source on one day, append-only versions. Identity: source, day, kind, referrer class.
CREATE TABLE visit_day (
  source_id INTEGER NOT NULL,
  unit_id INTEGER NOT NULL,
  local_day DATE NOT NULL,
  kind VARCHAR NOT NULL, -- web, footfall
  referrer_class VARCHAR NOT NULL, -- direct, search, social, marketplace, campaign, poster, site, all (not told apart)
  visits_n BIGINT NOT NULL,
  visitors_n BIGINT, -- null: not given
  version_at TIMESTAMP NOT NULL,
  received_at TIMESTAMP NOT NULL,
  import_id INTEGER NOT NULL,
  is_current BOOLEAN NOT NULL
);

-- Days for which visits of a source are known, zero included. until_on excluded.
CREATE TABLE visit_cover (
  source_id INTEGER NOT NULL,
  import_id INTEGER NOT NULL,
  kind VARCHAR NOT NULL, -- web, footfall
  from_on DATE NOT NULL,
  until_on DATE NOT NULL
);

-- Page views of a day that is not closed yet; removed with the salt of their keys once the day is counted.
CREATE TABLE visit_hit (
  source_id INTEGER NOT NULL,
  unit_id INTEGER NOT NULL,
  local_day DATE NOT NULL,
  visitor_key UBIGINT NOT NULL,
  hit_at TIMESTAMP NOT NULL,
  referrer_class VARCHAR NOT NULL
);

-- Days of a source whose page views were counted and removed; what comes for such a day after all is added to its count.
CREATE TABLE visit_closed (
  source_id INTEGER NOT NULL,
  local_day DATE NOT NULL
);

-- A web site that may send its page views to a source. Its names are public, as every page of the site shows them; what
-- keeps others out is the list of hosts. Grain: token.
CREATE TABLE visit_site (
  token VARCHAR NOT NULL, -- UUID
  number INTEGER NOT NULL, -- the same for clients that know sites by number
  source_id INTEGER NOT NULL,
  hosts VARCHAR NOT NULL, -- host names in lower case, separated by blanks; their subdomains belong to them
  takes_orders BOOLEAN NOT NULL, -- whether orders that the site's tracker reports become facts
  created_at TIMESTAMP NOT NULL,
  revoked_at TIMESTAMP
);

-- Visits of a unit on a day, its sources together. Grain: local_day, unit_id; days inside the windows `visits` (web) and
-- `footfall` of unit_window without a row are days of zero. A source that tells a total (`all`) counts by it, otherwise by
-- the sum of its referrer classes. visitors_n is null when one of the sources does not give it.
CREATE VIEW unit_visit_day AS
SELECT
  local_day,
  unit_id,
  CAST(coalesce(sum(CASE WHEN kind = 'web' THEN visits_n END), 0) AS BIGINT) AS visits_n,
  CASE WHEN bool_and(kind <> 'web' OR visitors_n IS NOT NULL)
    THEN CAST(sum(CASE WHEN kind = 'web' THEN visitors_n END) AS BIGINT) END AS visitors_n,
  CAST(coalesce(sum(CASE WHEN kind = 'footfall' THEN visits_n END), 0) AS BIGINT) AS footfall_n
FROM (
  SELECT
    local_day, unit_id, source_id, kind,
    coalesce(sum(CASE WHEN referrer_class = 'all' THEN visits_n END), sum(visits_n)) AS visits_n,
    CASE
      WHEN bool_or(referrer_class = 'all') THEN sum(CASE WHEN referrer_class = 'all' THEN visitors_n END)
      WHEN count(*) = count(visitors_n) THEN sum(visitors_n)
    END AS visitors_n
  FROM visit_day
  WHERE is_current
  GROUP BY local_day, unit_id, source_id, kind
) AS told
GROUP BY local_day, unit_id;

-- How to read the files of a source, as its owner last chose it in the import page. Grain: source_id, name; newest counts.
CREATE TABLE file_template (
  source_id INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  mapping VARCHAR NOT NULL, -- JSON as in ingest/mappings
  saved_at TIMESTAMP NOT NULL
);

-- Refused rows with the source they are of: told with the row, or by the shop and feed it names, as far as those exist.
CREATE VIEW quarantine_of AS
SELECT q.* EXCLUDE (source_id), coalesce(q.source_id, s.source_id) AS source_id
FROM quarantine AS q
LEFT JOIN import AS i ON i.import_id = q.import_id
LEFT JOIN unit AS u ON q.source_id IS NULL AND u.unit_code = q.record ->> 'unit'
LEFT JOIN source AS s ON s.unit_id = u.unit_id AND s.name = coalesce(q.record ->> 'source', i.detected ->> '$.feed.name');

-- What words of a source mean now, by its owner's newest rules.
CREATE VIEW value_rule_now AS
SELECT source_id, column_name, word, arg_max(coalesce(value, ''), version) AS value
FROM value_rule
GROUP BY source_id, column_name, word
HAVING arg_max(coalesce(value, ''), version) <> '';
