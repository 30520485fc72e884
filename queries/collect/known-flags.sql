-- A source connected with a platform reports what its connector says, not what one batch shows. Changes TEMP fed_source.
UPDATE fed_source SET has_online = s.reports_online, has_total = s.reports_total
FROM source AS s JOIN source_connection AS c ON c.source_id = s.source_id
WHERE s.source_id = fed_source.source_id;
