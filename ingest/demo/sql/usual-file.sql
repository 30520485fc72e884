-- What a shop declares about its usual turnover: those without a full 2019, and a few others. Grain: unit.
COPY (
  SELECT
    s.unit, round(s.annual * exp(0.06 * gauss(80, s.n, 0)), -2) AS annual, 'EUR' AS currency, 'ht' AS tax_basis,
    CASE WHEN u(81, s.n, 0) < 0.6 THEN true WHEN u(81, s.n, 0) < 0.8 THEN false END AS includes_distance_sales,
    CAST(greatest(2019, year(s.opened_on)) AS INTEGER) AS ref_year,
    CASE WHEN u(82, s.n, 0) < 0.5 THEN 'accounts' WHEN u(82, s.n, 0) < 0.8 THEN 'aid form' ELSE 'estimate' END AS origin,
    CASE WHEN u(83, s.n, 0) < 0.2 THEN t.months[1] END AS month_1, CASE WHEN u(83, s.n, 0) < 0.2 THEN t.months[2] END AS month_2,
    CASE WHEN u(83, s.n, 0) < 0.2 THEN t.months[3] END AS month_3, CASE WHEN u(83, s.n, 0) < 0.2 THEN t.months[4] END AS month_4,
    CASE WHEN u(83, s.n, 0) < 0.2 THEN t.months[5] END AS month_5, CASE WHEN u(83, s.n, 0) < 0.2 THEN t.months[6] END AS month_6,
    CASE WHEN u(83, s.n, 0) < 0.2 THEN t.months[7] END AS month_7, CASE WHEN u(83, s.n, 0) < 0.2 THEN t.months[8] END AS month_8,
    CASE WHEN u(83, s.n, 0) < 0.2 THEN t.months[9] END AS month_9, CASE WHEN u(83, s.n, 0) < 0.2 THEN t.months[10] END AS month_10,
    CASE WHEN u(83, s.n, 0) < 0.2 THEN t.months[11] END AS month_11, CASE WHEN u(83, s.n, 0) < 0.2 THEN t.months[12] END AS month_12,
    CASE WHEN u(84, s.n, 0) < 0.4 THEN CASE WHEN list_contains(p.closed_dows, 1) THEN 0 ELSE t.weekdays[1] END END AS weekday_1,
    CASE WHEN u(84, s.n, 0) < 0.4 THEN t.weekdays[2] END AS weekday_2,
    CASE WHEN u(84, s.n, 0) < 0.4 THEN CASE WHEN list_contains(p.closed_dows, 3) THEN 0 ELSE t.weekdays[3] END END AS weekday_3,
    CASE WHEN u(84, s.n, 0) < 0.4 THEN t.weekdays[4] END AS weekday_4,
    CASE WHEN u(84, s.n, 0) < 0.4 THEN t.weekdays[5] END AS weekday_5,
    CASE WHEN u(84, s.n, 0) < 0.4 THEN t.weekdays[6] END AS weekday_6,
    CASE WHEN u(84, s.n, 0) < 0.4 THEN CASE WHEN list_contains(p.closed_dows, 7) THEN 0 ELSE t.weekdays[7] END END AS weekday_7
  FROM shop AS s JOIN trade AS t USING (trade) JOIN open_pattern AS p USING (pattern)
  WHERE CASE WHEN s.reports_from > DATE '2019-01-07' THEN s.usual_draw < 0.65 ELSE s.usual_draw < 0.08 END
  ORDER BY s.unit
) TO (getvariable('folder') || '/usual.parquet') (FORMAT parquet);
