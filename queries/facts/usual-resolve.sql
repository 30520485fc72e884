-- Declared usual turnover out of `parsed`. Month weights are scaled to sum to 1; weekday weights stay as given, Monday first.
-- Parameter: received_at.
CREATE TEMP TABLE resolved AS
WITH joined AS (
  SELECT p.*, u.unit_id, u.zone, u.factor, u.currency AS unit_currency,
    [month_1, month_2, month_3, month_4, month_5, month_6, month_7, month_8, month_9, month_10, month_11, month_12] AS months,
    [weekday_1, weekday_2, weekday_3, weekday_4, weekday_5, weekday_6, weekday_7] AS weekdays
  FROM parsed AS p LEFT JOIN batch_unit AS u ON u.unit_code = p.unit
),
judged AS (
  SELECT *, CASE
    WHEN reason IS NOT NULL THEN reason
    WHEN unit_id IS NULL THEN 'unknown_unit:unit'
    WHEN currency <> unit_currency THEN 'currency_mismatch:currency'
    WHEN annual < 0 THEN 'bad_amount:annual'
    WHEN list_count(months) NOT IN (0, 12) OR coalesce(list_min(months), 0) < 0 OR list_sum(months) <= 0 THEN 'bad_weights:month_1'
    WHEN list_count(weekdays) NOT IN (0, 7) OR coalesce(list_min(weekdays), 0) < 0 OR list_sum(weekdays) <= 0 THEN 'bad_weights:weekday_1'
  END AS verdict FROM joined
)
SELECT row_id, file_n, row_n, unit_id,
  coalesce(declared_at_utc, to_utc(zone, declared_at_local), {received_at:String}::TIMESTAMP) AS declared_at,
  to_minor(annual, factor) AS annual_minor, unit_currency AS currency, coalesce(tax_basis, 'ht') AS tax_basis,
  includes_distance_sales, ref_year, coalesce(origin, 'declared') AS origin, coalesce(overrides, false) AS overrides,
  CASE WHEN list_count(months) = 12 THEN list_transform(months, lambda m: m / list_sum(months)) END AS month_weights,
  CASE WHEN list_count(weekdays) = 7 THEN weekdays END AS weekday_weights,
  verdict AS reason,
  CASE WHEN verdict IS NOT NULL THEN coalesce(raw, {{record}}) END AS record
FROM judged;
