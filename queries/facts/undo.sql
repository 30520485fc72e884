-- Takes one import out of the facts. Parameter: import_id. Earlier versions of its rows become current again;
-- things it changed get their former values; things it made go. Leaves `touched` and `changed_unit` for the roll-ups.

CREATE TEMP TABLE touched AS
SELECT DISTINCT unit_id, local_day FROM order_version WHERE import_id = {import_id:Int64}
UNION
SELECT DISTINCT unit_id, local_day FROM takings WHERE import_id = {import_id:Int64}
UNION
SELECT DISTINCT unit_id, local_day FROM visit_day WHERE import_id = {import_id:Int64};

CREATE TEMP TABLE changed_unit AS
SELECT unit_id FROM source WHERE source_id IN (
  SELECT source_id FROM source_cover WHERE import_id = {import_id:Int64}
  UNION SELECT source_id FROM visit_cover WHERE import_id = {import_id:Int64})
UNION SELECT unit_id FROM source WHERE import_id = {import_id:Int64}
UNION SELECT unit_id FROM unit WHERE import_id = {import_id:Int64}
UNION SELECT unit_id FROM unit_before WHERE replaced_by = {import_id:Int64}
UNION SELECT unit_id FROM unit_place_before WHERE replaced_by = {import_id:Int64}
UNION SELECT unit_id FROM usual_declared WHERE import_id = {import_id:Int64};

CREATE TEMP TABLE undone_order AS
SELECT source_id, external_id, local_day FROM order_version WHERE import_id = {import_id:Int64} AND is_current;

DELETE FROM order_version WHERE import_id = {import_id:Int64};

UPDATE order_version SET is_current = true
FROM (
  SELECT v.source_id, v.external_id, max({'v': v.version_at, 'r': v.received_at, 'i': v.import_id}) AS place
  FROM order_version AS v SEMI JOIN undone_order AS u ON u.source_id = v.source_id AND u.external_id = v.external_id
  WHERE v.local_day IN (SELECT local_day FROM undone_order)
  GROUP BY v.source_id, v.external_id
) AS newest
WHERE order_version.source_id = newest.source_id AND order_version.external_id = newest.external_id AND order_version.version_at = newest.place.v
  AND order_version.received_at = newest.place.r AND order_version.import_id = newest.place.i;

CREATE TEMP TABLE undone_takings AS
SELECT source_id, local_day, order_mode, channel, fulfilment FROM takings WHERE import_id = {import_id:Int64} AND is_current;

DELETE FROM takings WHERE import_id = {import_id:Int64};

UPDATE takings SET is_current = true
FROM (
  SELECT source_id, local_day, order_mode, channel, fulfilment,
    max({'v': t.version_at, 'r': t.received_at, 'i': t.import_id}) AS place
  FROM takings AS t SEMI JOIN undone_takings USING (source_id, local_day, order_mode, channel, fulfilment)
  GROUP BY source_id, local_day, order_mode, channel, fulfilment
) AS newest
WHERE takings.source_id = newest.source_id AND takings.local_day = newest.local_day AND takings.order_mode = newest.order_mode
  AND takings.channel = newest.channel AND takings.fulfilment = newest.fulfilment AND takings.version_at = newest.place.v
  AND takings.received_at = newest.place.r AND takings.import_id = newest.place.i;

CREATE TEMP TABLE undone_visits AS
SELECT source_id, local_day, kind, referrer_class FROM visit_day WHERE import_id = {import_id:Int64} AND is_current;

DELETE FROM visit_day WHERE import_id = {import_id:Int64};

UPDATE visit_day SET is_current = true
FROM (
  SELECT source_id, local_day, kind, referrer_class,
    max({'v': v.version_at, 'r': v.received_at, 'i': v.import_id}) AS place
  FROM visit_day AS v SEMI JOIN undone_visits USING (source_id, local_day, kind, referrer_class)
  GROUP BY source_id, local_day, kind, referrer_class
) AS newest
WHERE visit_day.source_id = newest.source_id AND visit_day.local_day = newest.local_day AND visit_day.kind = newest.kind
  AND visit_day.referrer_class = newest.referrer_class AND visit_day.version_at = newest.place.v
  AND visit_day.received_at = newest.place.r AND visit_day.import_id = newest.place.i;

DELETE FROM usual_declared WHERE import_id = {import_id:Int64};

CREATE TEMP TABLE uncovered AS
SELECT source_id FROM source_cover WHERE import_id = {import_id:Int64}
UNION SELECT source_id FROM visit_cover WHERE import_id = {import_id:Int64}
UNION SELECT source_id FROM source WHERE import_id = {import_id:Int64};

DELETE FROM source_cover WHERE import_id = {import_id:Int64};

DELETE FROM visit_cover WHERE import_id = {import_id:Int64};

CREATE TEMP TABLE left_cover AS
SELECT source_id, import_id, reports_online, reports_total FROM source_cover
UNION ALL SELECT source_id, import_id, false, false FROM visit_cover;

DELETE FROM source
WHERE import_id = {import_id:Int64} AND source_id NOT IN (SELECT c.source_id FROM left_cover AS c);

UPDATE source SET reports_online = c.reports_online, reports_total = c.reports_total, last_success_at = c.last_success_at,
  import_id = CASE WHEN source.import_id = {import_id:Int64} THEN c.import_id ELSE source.import_id END
FROM (
  SELECT source_id, bool_or(reports_online) AS reports_online, bool_or(reports_total) AS reports_total,
    min(left_cover.import_id) AS import_id, max(i.started_at) AS last_success_at
  FROM left_cover JOIN import AS i ON i.import_id = left_cover.import_id
  WHERE source_id IN (SELECT source_id FROM uncovered)
  GROUP BY source_id
) AS c WHERE c.source_id = source.source_id;

DELETE FROM quarantine WHERE import_id = {import_id:Int64};

UPDATE quarantine SET status = 'open', replayed_by = NULL WHERE replayed_by = {import_id:Int64};

UPDATE quarantine SET status = 'open'
WHERE status = 'repeated' AND NOT EXISTS (
  SELECT 1 FROM quarantine AS q WHERE q.status = 'open' AND q.kind = quarantine.kind AND q.code = quarantine.code AND q.record = quarantine.record);

DELETE FROM reason WHERE import_id = {import_id:Int64};

DELETE FROM stage WHERE import_id = {import_id:Int64};

DELETE FROM enrolment WHERE import_id = {import_id:Int64};

DELETE FROM programme_target WHERE import_id = {import_id:Int64};

DELETE FROM eligibility_rule WHERE import_id = {import_id:Int64};

DELETE FROM solution WHERE import_id = {import_id:Int64};

DELETE FROM programme WHERE import_id = {import_id:Int64};

DELETE FROM unit WHERE import_id = {import_id:Int64} OR unit_id IN (SELECT unit_id FROM unit_before WHERE replaced_by = {import_id:Int64});

INSERT INTO unit SELECT * EXCLUDE (replaced_by) FROM unit_before WHERE replaced_by = {import_id:Int64};

DELETE FROM unit_before WHERE replaced_by = {import_id:Int64};

DELETE FROM survey_link WHERE NOT EXISTS (SELECT 1 FROM unit AS u WHERE u.unit_id = survey_link.unit_id);

DELETE FROM survey_answer WHERE NOT EXISTS (SELECT 1 FROM survey_link AS l WHERE l.link_id = survey_answer.link_id);

DELETE FROM unit_place
WHERE import_id = {import_id:Int64} OR unit_id IN (SELECT unit_id FROM unit_place_before WHERE replaced_by = {import_id:Int64});

INSERT INTO unit_place SELECT * EXCLUDE (replaced_by) FROM unit_place_before WHERE replaced_by = {import_id:Int64};

DELETE FROM unit_place_before WHERE replaced_by = {import_id:Int64};

DELETE FROM area WHERE import_id = {import_id:Int64} OR area_code IN (SELECT area_code FROM area_before WHERE replaced_by = {import_id:Int64});

INSERT INTO area SELECT * EXCLUDE (replaced_by) FROM area_before WHERE replaced_by = {import_id:Int64};

DELETE FROM area_before WHERE replaced_by = {import_id:Int64};

DELETE FROM sector WHERE import_id = {import_id:Int64} OR sector_code IN (SELECT sector_code FROM sector_before WHERE replaced_by = {import_id:Int64});

INSERT INTO sector SELECT * EXCLUDE (replaced_by) FROM sector_before WHERE replaced_by = {import_id:Int64};

DELETE FROM sector_before WHERE replaced_by = {import_id:Int64};

UPDATE import SET status = 'undone' WHERE import_id = {import_id:Int64};

INSERT INTO event_log VALUES ({now:String}::TIMESTAMP, 'undo', CAST(json_object('import_id', {import_id:Int64}) AS VARCHAR));
