-- Share of the enterprises with a shop, alive on a day and telling about online sales, that have an online shop by then.
SELECT
  CAST(count(DISTINCT CASE WHEN u.online_from <= {on_day:Date} THEN u.enterprise_id END) AS DOUBLE) / nullif(count(DISTINCT u.enterprise_id), 0) AS share
FROM unit AS u JOIN unit_dim AS d ON d.unit_id = u.unit_id
WHERE u.online_declared AND u.opened_on <= {on_day:Date} AND coalesce(u.closed_on, DATE '9999-12-31') > {on_day:Date}
  AND NOT regexp_matches(coalesce(d.sector_class, ''), '^47[.]9')
