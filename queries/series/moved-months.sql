-- Months in which the alignment of holidays changes usual turnover, in order. Column: month_on.
SELECT DISTINCT CAST(date_trunc('month', local_day) AS DATE) AS month_on FROM usual_shift ORDER BY month_on
