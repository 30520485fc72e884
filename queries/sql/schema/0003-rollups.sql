-- Derived from the facts; `rebuild` makes all of it again.

-- Sales of one unit on one day on one path. Counted statuses only, current versions only.
-- revenue of a row = net_minor - refund_minor; a refund stands on its own day, a cancelled order counts in cancelled_n alone.
CREATE TABLE unit_day (
  local_day DATE NOT NULL,
  unit_id INTEGER NOT NULL,
  order_mode order_mode_code NOT NULL,
  channel channel_code NOT NULL,
  fulfilment fulfilment_code NOT NULL,
  currency VARCHAR NOT NULL,
  tax_basis VARCHAR NOT NULL,
  orders_n BIGINT NOT NULL,
  net_minor BIGINT NOT NULL,
  refund_minor BIGINT NOT NULL,
  cancelled_n BIGINT NOT NULL
);

-- First and last facts of a unit in one currency and tax basis. Half-open; whole weeks or months for such a grain.
CREATE TABLE unit_span (
  unit_id INTEGER NOT NULL,
  currency VARCHAR NOT NULL,
  tax_basis VARCHAR NOT NULL,
  from_on DATE NOT NULL,
  until_on DATE NOT NULL
);

-- Days of a unit for which something is known. what: online (its online sales are known, zero included),
-- total (its whole turnover is), usual (its usual turnover is, in one currency and basis).
-- Half-open; several rows per unit and what may be given, never two that overlap or touch.
CREATE TABLE unit_window (
  unit_id INTEGER NOT NULL,
  what VARCHAR NOT NULL,
  from_on DATE NOT NULL,
  until_on DATE NOT NULL,
  currency VARCHAR, -- usual only; null: any
  tax_basis VARCHAR -- usual only; null: any
);

-- Revenue by month and by weekday of a shop's full years without lockdown: what others of its sector group may borrow.
CREATE TABLE unit_season (
  unit_id INTEGER NOT NULL,
  sector_group VARCHAR NOT NULL,
  country_code VARCHAR NOT NULL,
  currency VARCHAR NOT NULL,
  tax_basis VARCHAR NOT NULL,
  sample BOOLEAN NOT NULL,
  enterprise_id INTEGER NOT NULL,
  year INTEGER NOT NULL,
  part VARCHAR NOT NULL, -- month, weekday
  k INTEGER NOT NULL, -- 1..12, or 1 (Monday)..7
  days_n INTEGER NOT NULL, -- days of that month or weekday in the year
  revenue_minor BIGINT NOT NULL
);

-- Usual turnover of one unit: how it was made. Versions are appended, the newest is current; a version is all rows of
-- its number, one row per target year and run of days. Days after the unit's newest facts are expected up to year's end
-- here, but enter unit_window and usual_day only when facts reach them.
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
  currency VARCHAR NOT NULL,
  tax_basis VARCHAR NOT NULL,
  usual_minor BIGINT NOT NULL, -- sum over the row's days that usual_day held when the version was made
  computed_at TIMESTAMP NOT NULL,
  is_current BOOLEAN NOT NULL
);

-- Day-level expectation under the current version; days without a row inside a `usual` window are expected to be zero.
-- A unit of grain week or month has its expectation on the first day of the period, as its facts.
CREATE TABLE usual_day (
  local_day DATE NOT NULL,
  unit_id INTEGER NOT NULL,
  usual_minor BIGINT NOT NULL,
  currency VARCHAR NOT NULL,
  tax_basis VARCHAR NOT NULL
);

-- What a unit's roll-ups and cells were last made with: a digest of its places, enterprise, kind and grain.
CREATE TABLE unit_seen (
  unit_id INTEGER NOT NULL,
  digest VARCHAR NOT NULL
);

-- Calendar periods whose cells must be made again. Half-open days.
CREATE TABLE dirty (
  from_on DATE NOT NULL,
  until_on DATE NOT NULL,
  since TIMESTAMP NOT NULL
);

-- First day of the period of grain day, week or month that holds a day; and the day after the period that ends with a
-- half-open range's last day.
CREATE MACRO grain_floor(grain, d) AS
  CASE WHEN grain IN ('week', 'month') THEN CAST(date_trunc(grain, d) AS DATE) ELSE d END;
CREATE MACRO grain_ceil(grain, d) AS
  CASE grain
    WHEN 'month' THEN CAST(date_trunc('month', d - 1) + INTERVAL 1 MONTH AS DATE)
    WHEN 'week' THEN CAST(date_trunc('week', d - 1) + INTERVAL 7 DAY AS DATE)
    ELSE d
  END;

-- Monday of ISO week 1 of an ISO year, and how many weeks that year has.
CREATE MACRO iso_year_from(y) AS CAST(date_trunc('week', make_date(y, 1, 4)) AS DATE);
CREATE MACRO iso_weeks_n(y) AS date_diff('day', iso_year_from(y), iso_year_from(y + 1)) // 7;
