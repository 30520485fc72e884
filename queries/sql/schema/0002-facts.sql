-- Facts. Money in minor units of `currency`; net_minor on the basis named by `tax_basis`; days local to the shop.

-- The closed lists of the model (queries/model/order.ts), kept as small numbers. In the order of the alphabet, so that they
-- sort as texts do. `all` is no channel of a fact: it marks rows over all channels.
CREATE TYPE order_mode_code AS ENUM ('in_store', 'online', 'remote', 'unknown');
CREATE TYPE channel_code AS ENUM (
  'all', 'app', 'counter', 'edi', 'email', 'local_marketplace', 'marketplace', 'other', 'own_site', 'phone', 'post', 'sms',
  'social_checkout', 'social_message'
);
CREATE TYPE fulfilment_code AS ENUM (
  'carry_out', 'digital', 'local_delivery', 'none', 'pickup_point', 'pickup_shop', 'shipping'
);
CREATE TYPE payment_moment_code AS ENUM ('at_delivery', 'at_order', 'at_pickup', 'on_account');
CREATE TYPE order_status_code AS ENUM (
  'accepted', 'cancelled', 'draft', 'failed', 'fulfilled', 'paid', 'pending', 'refund', 'test'
);

-- One shop, or one panel: a supplied aggregate of many shops. Grain: unit_id; unit_code is the outside name.
CREATE TABLE unit (
  unit_id INTEGER NOT NULL,
  unit_code VARCHAR NOT NULL,
  kind VARCHAR NOT NULL, -- shop, panel
  name VARCHAR,
  siren VARCHAR,
  siret VARCHAR,
  enterprise_id INTEGER NOT NULL, -- equal for shops of one SIREN, own for a shop without one
  enterprises_n INTEGER, -- panel: how many enterprises it sums, if known
  zone VARCHAR NOT NULL, -- IANA time zone
  currency VARCHAR NOT NULL,
  grain VARCHAR NOT NULL, -- day, week, month: the finest period its facts are given for
  opened_on DATE,
  closed_on DATE, -- first day it no longer exists
  online_declared BOOLEAN NOT NULL, -- it said that it sold nothing online before online_from (never, when null)
  online_from DATE,
  sample BOOLEAN NOT NULL, -- made-up data, marked wherever it shows
  import_id INTEGER
);

-- Where a unit sits, dated: a move starts a new row. Half-open; open ends are 0001-01-01 and 9999-12-31.
CREATE TABLE unit_place (
  unit_id INTEGER NOT NULL,
  from_on DATE NOT NULL,
  until_on DATE NOT NULL,
  sector_code VARCHAR, -- any level of the sector tree; null: unknown
  area_code VARCHAR, -- any level of the area tree; null: unknown
  import_id INTEGER
);

-- One feed of one unit. reports_*: what the feed is complete for, inside the window of its source_cover rows.
CREATE TABLE source (
  source_id INTEGER NOT NULL,
  unit_id INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  kind VARCHAR NOT NULL, -- connector or mapping name
  mapping_version VARCHAR,
  reports_online BOOLEAN NOT NULL,
  reports_total BOOLEAN NOT NULL, -- in-store sales, hence with the other feeds the whole turnover
  last_success_at TIMESTAMP,
  sample BOOLEAN NOT NULL,
  import_id INTEGER
);

-- One version of one order or refund, append-only but for `is_current`. Identity: source_id, external_id.
CREATE TABLE order_version (
  source_id INTEGER NOT NULL,
  external_id VARCHAR NOT NULL,
  version_at TIMESTAMP NOT NULL, -- the source's own time of change, UTC; received_at when it gives none
  received_at TIMESTAMP NOT NULL,
  unit_id INTEGER NOT NULL,
  ordered_at TIMESTAMP NOT NULL, -- UTC
  local_day DATE NOT NULL, -- fixed by the first version
  order_mode order_mode_code NOT NULL,
  channel channel_code NOT NULL,
  fulfilment fulfilment_code NOT NULL,
  payment_moment payment_moment_code,
  status order_status_code NOT NULL,
  net_minor BIGINT NOT NULL,
  tax_minor BIGINT, -- null: not given
  refund_minor BIGINT NOT NULL, -- same basis as net_minor
  tax_basis VARCHAR NOT NULL, -- ht, ttc
  currency VARCHAR NOT NULL,
  customer_key UBIGINT, -- keyed pseudonym, null: unknown
  items_n INTEGER,
  refund_of VARCHAR, -- external_id of the order a refund belongs to
  import_id INTEGER NOT NULL,
  is_current BOOLEAN NOT NULL
);

-- A total that a till, an acquirer, a person or a published table reports. Identity: source, day, mode, channel, fulfilment.
CREATE TABLE takings (
  source_id INTEGER NOT NULL,
  unit_id INTEGER NOT NULL,
  local_day DATE NOT NULL, -- first day of the period when the unit's grain is week or month
  order_mode order_mode_code NOT NULL,
  channel channel_code NOT NULL,
  fulfilment fulfilment_code NOT NULL,
  version_at TIMESTAMP NOT NULL,
  received_at TIMESTAMP NOT NULL,
  net_minor BIGINT NOT NULL,
  tax_minor BIGINT,
  refund_minor BIGINT NOT NULL,
  tax_basis VARCHAR NOT NULL,
  currency VARCHAR NOT NULL,
  orders_n INTEGER, -- null: not given
  import_id INTEGER NOT NULL,
  is_current BOOLEAN NOT NULL
);

-- What a shop declared about its usual turnover, versions appended.
CREATE TABLE usual_declared (
  unit_id INTEGER NOT NULL,
  declared_at TIMESTAMP NOT NULL,
  annual_minor BIGINT NOT NULL,
  currency VARCHAR NOT NULL,
  tax_basis VARCHAR NOT NULL,
  includes_distance_sales BOOLEAN, -- null: unknown
  ref_year INTEGER NOT NULL,
  origin VARCHAR NOT NULL, -- who says so: accounts, aid form, estimate
  month_weights DOUBLE[] , -- 12 shares summing to 1; null: the sector's
  weekday_weights DOUBLE[], -- Monday first, 0 when closed; null: the sector's
  import_id INTEGER
);

CREATE TABLE import (
  import_id INTEGER NOT NULL,
  started_at TIMESTAMP NOT NULL,
  finished_at TIMESTAMP,
  status VARCHAR NOT NULL, -- running, done, undone, failed
  files VARCHAR NOT NULL, -- JSON list of names and sizes
  mapping VARCHAR,
  detected VARCHAR NOT NULL, -- JSON: dialects as understood
  read_n BIGINT NOT NULL,
  accepted_n BIGINT NOT NULL,
  updated_n BIGINT NOT NULL,
  duplicate_n BIGINT NOT NULL,
  quarantined_n BIGINT NOT NULL,
  sample BOOLEAN NOT NULL
);

-- A refused row: what was wrong, in which cell, and the mapped row for replay. No personal data: customers are keyed first.
CREATE TABLE quarantine (
  quarantine_id BIGINT NOT NULL,
  import_id INTEGER NOT NULL,
  kind VARCHAR NOT NULL, -- orders, takings, units, ...
  file VARCHAR NOT NULL,
  row_n BIGINT NOT NULL, -- line of the record in the file, header = 1; 0 when the row has no place of its own
  column_name VARCHAR,
  value VARCHAR,
  code VARCHAR NOT NULL,
  message VARCHAR NOT NULL,
  record VARCHAR NOT NULL, -- JSON of the mapped row
  status VARCHAR NOT NULL, -- open, replayed, repeated: an equal row of an earlier import is open
  created_at TIMESTAMP NOT NULL,
  replayed_by INTEGER -- import that took the row in on replay
);

-- Who did what: imports, undos, rebuilds, keys.
CREATE TABLE event_log (
  happened_at TIMESTAMP NOT NULL,
  what VARCHAR NOT NULL,
  detail VARCHAR NOT NULL -- JSON
);

-- Days one import says a source covers, and what it was complete for; the source's flags are those of any of its rows.
-- until_on excluded.
CREATE TABLE source_cover (
  source_id INTEGER NOT NULL,
  import_id INTEGER NOT NULL,
  from_on DATE NOT NULL,
  until_on DATE NOT NULL,
  reports_online BOOLEAN NOT NULL,
  reports_total BOOLEAN NOT NULL
);

-- Rows as they were before an import changed them, for undo. `replaced_by`: that import.
CREATE TABLE unit_before AS SELECT *, CAST(NULL AS INTEGER) AS replaced_by FROM unit LIMIT 0;
CREATE TABLE unit_place_before AS SELECT *, CAST(NULL AS INTEGER) AS replaced_by FROM unit_place LIMIT 0;
CREATE TABLE area_before AS SELECT *, CAST(NULL AS INTEGER) AS replaced_by FROM area LIMIT 0;
CREATE TABLE sector_before AS SELECT *, CAST(NULL AS INTEGER) AS replaced_by FROM sector LIMIT 0;
