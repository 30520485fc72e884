-- Average online order of a window, EUR without VAT, refunds left aside, shops that sell nothing but online included.
SELECT CAST(sum(net_minor) AS DOUBLE) / nullif(sum(orders_n), 0) / 100 AS basket
FROM unit_day WHERE order_mode = 'online' AND local_day >= {from:Date} AND local_day < {until:Date}
