-- Rows of `parsed` with their unit, instants, local day and money in minor units of the unit's currency.
-- Grain: one row of a file. `reason`: code:column, NULL when the row is good. `record`: JSON of a refused row, for replay.
-- Parameters: received_at, default_source; `{{record}}` is the JSON of all canonical columns.
CREATE TEMP TABLE resolved AS
WITH joined AS (
  SELECT p.*, u.unit_id, u.zone, u.factor, u.currency AS unit_currency
  FROM parsed AS p LEFT JOIN batch_unit AS u ON u.unit_code = p.unit
),
given AS (
  SELECT *,
    coalesce(ordered_at_utc, to_utc(zone, ordered_at_local)) AS ordered_at,
    coalesce(CAST(ordered_at_local AS DATE), CAST(to_local(zone, ordered_at_utc) AS DATE)) AS local_day,
    coalesce(version_at_utc, to_utc(zone, version_at_local), {received_at:String}::TIMESTAMP) AS version_at,
    to_minor(net, factor) AS net_given,
    to_minor(gross, factor) AS gross_given,
    to_minor(tax, factor) AS tax_given,
    to_minor(refund, factor) AS refund_given
  FROM joined
),
based AS (
  SELECT * EXCLUDE (tax_basis), tax_basis AS given_basis, s.base AS base, s.tax AS tax_split, s.refund AS refund_base, s.basis AS tax_basis
  FROM (
    SELECT *, split_money(net_given, gross_given, tax_given, tax_rate, refund_given, tax_basis) AS s FROM given
  ) AS splitted
),
judged AS (
  SELECT *,
    CASE
      WHEN reason IS NOT NULL THEN reason
      WHEN unit_id IS NULL THEN 'unknown_unit:unit'
      WHEN currency <> unit_currency THEN
        CASE WHEN currency IN (SELECT code FROM known_currency) THEN 'currency_mismatch:currency' ELSE 'unknown_currency:currency' END
      WHEN base IS NULL AND coalesce(refund_base, 0) = 0 THEN 'missing_amount:net'
      WHEN local_day < DATE '1990-01-01' THEN 'date_too_old:ordered_at'
      WHEN ordered_at > {received_at:String}::TIMESTAMP + INTERVAL 1 DAY THEN 'future_date:ordered_at'
    END AS verdict,
    coalesce(status = 'refund', false)
      OR (coalesce(base, -1) < 0 AND (base IS NULL OR coalesce(refund_base, 0) = 0)
        AND coalesce(status, 'paid') IN ('accepted', 'paid', 'fulfilled')) AS is_refund
  FROM based
)
SELECT
  row_id, row_n, file_n, unit, unit_id, coalesce(source, {default_source:String}) AS source_name, external_id, version_at, ordered_at, local_day, local_day + 1 AS until_on,
  CAST(coalesce(order_mode, mode_of(channel)) AS order_mode_code) AS order_mode,
  CAST(coalesce(channel, CASE WHEN order_mode = 'in_store' THEN 'counter' ELSE 'other' END) AS channel_code) AS channel,
  CAST(
    coalesce(fulfilment, CASE WHEN coalesce(order_mode, mode_of(channel)) = 'in_store' THEN 'carry_out' ELSE 'none' END)
    AS fulfilment_code
  ) AS fulfilment,
  CAST(payment_moment AS payment_moment_code) AS payment_moment,
  CAST(CASE WHEN is_refund THEN 'refund' ELSE coalesce(status, 'paid') END AS order_status_code) AS status,
  CASE WHEN is_refund THEN 0 ELSE coalesce(base, 0) END AS net_minor,
  CASE WHEN is_refund THEN NULL ELSE tax_split END AS tax_minor,
  CASE WHEN is_refund AND coalesce(refund_base, 0) = 0 THEN abs(base) ELSE abs(coalesce(refund_base, 0)) END AS refund_minor,
  tax_basis, unit_currency AS currency, customer_key, items_n, refund_of, origin, payment_refs,
  verdict AS reason,
  CASE WHEN verdict IS NOT NULL THEN coalesce(raw, {{record}}) END AS record
FROM judged;
