-- Derived from the facts; `rebuild` makes all of it again.

-- Sales of one unit on one day on one path. Counted statuses only, current versions only.
CREATE TABLE unit_day (
  local_day DATE NOT NULL,
  unit_id INTEGER NOT NULL,
  order_mode VARCHAR NOT NULL,
  channel VARCHAR NOT NULL,
  fulfilment VARCHAR NOT NULL,
  currency VARCHAR NOT NULL,
  tax_basis VARCHAR NOT NULL,
  orders_n BIGINT NOT NULL,
  net_minor BIGINT NOT NULL,
  refund_minor BIGINT NOT NULL,
  cancelled_n BIGINT NOT NULL
);

-- Days of a unit for which something is known. what: online (its online sales are known, zero included),
-- total (its whole turnover is), usual (its usual turnover is). Half-open; several rows per unit and what may be given.
CREATE TABLE unit_window (
  unit_id INTEGER NOT NULL,
  what VARCHAR NOT NULL,
  from_on DATE NOT NULL,
  until_on DATE NOT NULL
);

-- Usual turnover of one unit: how it was made. Versions are appended, the newest is current.
CREATE TABLE usual_turnover (
  unit_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  method VARCHAR NOT NULL, -- same_period, annual_seasonal
  alignment VARCHAR NOT NULL, -- week, month, declared
  from_on DATE NOT NULL, -- target days
  until_on DATE NOT NULL,
  ref_year INTEGER NOT NULL,
  quality VARCHAR NOT NULL, -- measured, declared, borrowed
  detail VARCHAR NOT NULL, -- JSON: weights and origin used
  computed_at TIMESTAMP NOT NULL,
  is_current BOOLEAN NOT NULL
);

-- Day-level expectation under the current version; days without a row inside a `usual` window are expected to be zero.
CREATE TABLE usual_day (
  local_day DATE NOT NULL,
  unit_id INTEGER NOT NULL,
  usual_minor BIGINT NOT NULL,
  currency VARCHAR NOT NULL,
  tax_basis VARCHAR NOT NULL
);

-- Calendar periods whose cells must be made again.
CREATE TABLE dirty (
  from_on DATE NOT NULL,
  until_on DATE NOT NULL,
  since TIMESTAMP NOT NULL
);
