-- A web site that may send to a source. Parameters: token, number, source_id, hosts, takes_orders, now.
INSERT INTO visit_site BY NAME
SELECT {token:String} AS token, {number:Int64} AS number, {source_id:Int64} AS source_id, {hosts:String} AS hosts,
  {takes_orders:Bool} AS takes_orders, {now:String}::TIMESTAMP AS created_at, NULL AS revoked_at;
