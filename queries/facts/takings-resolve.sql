-- Rows of `parsed` with their unit and money in minor units of the unit's currency; a negative total is a refund.
-- Grain, reason, record and parameters as in orders-resolve.sql.
CREATE TEMP TABLE resolved AS
WITH joined AS (
  SELECT p.*, u.unit_id, u.zone, u.factor, u.grain, u.currency AS unit_currency
  FROM parsed AS p LEFT JOIN batch_unit AS u ON u.unit_code = p.unit
),
given AS (
  SELECT *,
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
      WHEN base IS NULL AND refund_base IS NULL THEN 'missing_amount:net'
      WHEN day < DATE '1990-01-01' THEN 'date_too_old:day'
      WHEN day > CAST({received_at:String}::TIMESTAMP AS DATE) + 1 THEN 'future_date:day'
      WHEN grain = 'month' AND day(day) <> 1 THEN 'not_first_of_month:day'
    END AS verdict
  FROM based
)
SELECT
  row_id, row_n, file_n, unit, unit_id, coalesce(source, {default_source:String}) AS source_name, day AS local_day,
  CASE grain WHEN 'month' THEN CAST(day + INTERVAL 1 MONTH AS DATE) WHEN 'week' THEN day + 7 ELSE day + 1 END AS until_on,
  CAST(coalesce(order_mode, mode_of(channel)) AS order_mode_code) AS order_mode,
  CAST(coalesce(channel, CASE WHEN order_mode = 'in_store' THEN 'counter' ELSE 'other' END) AS channel_code) AS channel,
  CAST(
    coalesce(fulfilment, CASE WHEN coalesce(order_mode, mode_of(channel)) = 'in_store' THEN 'carry_out' ELSE 'none' END)
    AS fulfilment_code
  ) AS fulfilment,
  version_at,
  greatest(coalesce(base, 0), 0) AS net_minor,
  tax_split AS tax_minor,
  abs(coalesce(refund_base, 0)) + greatest(-coalesce(base, 0), 0) AS refund_minor,
  tax_basis, unit_currency AS currency, orders_n,
  verdict AS reason,
  CASE WHEN verdict IS NOT NULL THEN coalesce(raw, {{record}}) END AS record
FROM judged;
