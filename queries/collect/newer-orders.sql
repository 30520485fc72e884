-- A newer version with the same content: the stored one is that new, so that an older one which comes later stays a
-- duplicate. Reads: TEMP kept, stored.
UPDATE order_version SET version_at = n.version_at
FROM (
  SELECT k.source_id, k.external_id, k.version_at, s.stored_day
  FROM kept AS k JOIN stored AS s ON s.source_id = k.source_id AND s.external_id = k.external_id
  WHERE k.content = s.stored_content AND k.version_at > s.stored_at
) AS n
WHERE order_version.is_current AND order_version.local_day = n.stored_day
  AND order_version.source_id = n.source_id AND order_version.external_id = n.external_id;
