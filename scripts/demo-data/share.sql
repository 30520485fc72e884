-- Share of some order modes in the revenue of a window, over the shops whose online sales and turnover are both known.
SELECT
  CAST(sum(CASE WHEN r.channel = 'all' THEN
    CASE WHEN {remote:Bool} THEN r.online_minor + r.remote_minor ELSE r.online_minor END ELSE 0 END) AS DOUBLE)
    / nullif(sum(r.revenue_minor), 0) AS share
FROM unit_day_row AS r JOIN unit_dim AS d ON d.unit_id = r.unit_id
WHERE r.channel = 'all' AND r.local_day >= {from:Date} AND r.local_day < {until:Date} AND r.online_known AND r.total_known
  AND regexp_matches(coalesce(d.sector_class, d.sector_group, ''), {sectors:String})
