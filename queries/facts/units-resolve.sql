-- Units out of `parsed`, a known unit's own values where a cell is empty. Needs area_of(text, area_code),
-- sector_of(text, sector_code), bad_identifier(text). Parameter: sample.
-- Zone and currency default to those of the area when it lies in France.
CREATE TEMP TABLE resolved AS
WITH joined AS (
  SELECT p.*, u.unit_id, u.kind AS old_kind, u.name AS old_name, u.siren AS old_siren, u.siret AS old_siret, u.zone AS old_zone,
    u.currency AS old_currency, u.grain AS old_grain, u.enterprises_n AS old_enterprises_n, u.opened_on AS old_opened_on,
    u.closed_on AS old_closed_on, u.online_declared AS old_online_declared, u.online_from AS old_online_from, u.sample AS old_sample,
    coalesce(ao.area_code, CASE WHEN p.area IS NULL THEN up.area_code END) AS area_code,
    coalesce(so.sector_code, CASE WHEN p.sector IS NULL THEN up.sector_code END) AS sector_code,
    regexp_replace(p.siret, '[\s.\-]', '', 'g') AS plain_siret,
    regexp_replace(p.siren, '[\s.\-]', '', 'g') AS plain_siren
  FROM parsed AS p
  LEFT JOIN unit AS u ON u.unit_code = p.unit
  LEFT JOIN unit_place AS up ON up.unit_id = u.unit_id AND up.until_on = DATE '9999-12-31'
  LEFT JOIN area_of AS ao ON ao.text = p.area
  LEFT JOIN sector_of AS so ON so.text = p.sector
),
placed AS (
  SELECT j.*, a.country_code, a.departement_code FROM joined AS j LEFT JOIN area AS a ON a.area_code = j.area_code
),
filled AS (
  SELECT *,
    coalesce(zone, old_zone, CASE
      WHEN departement_code IN ('DEP-971', 'DEP-977', 'DEP-978') THEN 'America/Guadeloupe'
      WHEN departement_code = 'DEP-972' THEN 'America/Martinique'
      WHEN departement_code = 'DEP-973' THEN 'America/Cayenne'
      WHEN departement_code = 'DEP-974' THEN 'Indian/Reunion'
      WHEN departement_code = 'DEP-975' THEN 'America/Miquelon'
      WHEN departement_code = 'DEP-976' THEN 'Indian/Mayotte'
      WHEN departement_code = 'DEP-986' THEN 'Pacific/Wallis'
      WHEN departement_code = 'DEP-987' THEN 'Pacific/Tahiti'
      WHEN departement_code = 'DEP-988' THEN 'Pacific/Noumea'
      WHEN coalesce(country_code, 'FR') = 'FR' THEN 'Europe/Paris' END) AS new_zone,
    coalesce(currency, old_currency, CASE
      WHEN departement_code IN ('DEP-986', 'DEP-987', 'DEP-988') THEN 'XPF'
      WHEN coalesce(country_code, 'FR') = 'FR' THEN 'EUR' END) AS new_currency
  FROM placed
),
judged AS (
  SELECT *, CASE
    WHEN reason IS NOT NULL THEN reason
    WHEN plain_siret IN (SELECT text FROM bad_identifier WHERE kind = 'siret') THEN 'bad_siret:siret'
    WHEN plain_siren IN (SELECT text FROM bad_identifier WHERE kind = 'siren') THEN 'bad_siren:siren'
    WHEN area IS NOT NULL AND area_code IS NULL THEN 'unknown_area:area'
    WHEN sector IS NOT NULL AND sector_code IS NULL THEN 'unknown_sector:sector'
    WHEN new_zone IS NULL THEN 'missing:zone'
    WHEN new_zone NOT IN (SELECT name FROM pg_timezone_names()) THEN 'unknown_zone:zone'
    WHEN new_currency IS NULL THEN 'missing:currency'
    WHEN new_currency NOT IN (SELECT code FROM known_currency) THEN 'unknown_currency:currency'
  END AS verdict FROM filled
)
SELECT row_id, file_n, row_n, unit AS unit_code, coalesce(kind, old_kind, 'shop') AS kind, coalesce(name, old_name) AS name,
  coalesce(plain_siren, left(plain_siret, 9), old_siren) AS siren, coalesce(plain_siret, old_siret) AS siret,
  coalesce(enterprises_n, old_enterprises_n) AS enterprises_n, new_zone AS zone, new_currency AS currency,
  coalesce(grain, old_grain, 'day') AS grain, coalesce(opened_on, old_opened_on) AS opened_on, coalesce(closed_on, old_closed_on) AS closed_on,
  coalesce(online_declared, old_online_declared, online_from IS NOT NULL) AS online_declared, coalesce(online_from, old_online_from) AS online_from,
  coalesce(sample, old_sample, {sample:Bool}) AS sample,
  sector_code, area_code, moved_on,
  verdict AS reason,
  CASE WHEN verdict IS NOT NULL THEN coalesce(raw, CAST(json_object('unit', unit, 'kind', kind, 'name', name, 'siren', siren, 'siret', siret,
    'sector', sector, 'area', area, 'zone', zone, 'currency', currency, 'grain', grain, 'enterprises_n', enterprises_n,
    'opened_on', CAST(opened_on AS VARCHAR), 'closed_on', CAST(closed_on AS VARCHAR), 'online_declared', online_declared,
    'online_from', CAST(online_from AS VARCHAR), 'moved_on', CAST(moved_on AS VARCHAR), 'sample', sample) AS VARCHAR)) END AS record
FROM judged;
