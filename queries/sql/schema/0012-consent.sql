-- What each shop agrees to have done with its figures, purpose by purpose, and whose figures cells are made of.

-- What somebody said for a shop, appended; of a shop and purpose the greatest consent_id holds.
CREATE TABLE consent (
  consent_id BIGINT NOT NULL,
  unit_id INTEGER NOT NULL,
  purpose VARCHAR NOT NULL, -- own_view, peers, territory, public
  given BOOLEAN NOT NULL,
  said_at TIMESTAMP NOT NULL, -- UTC
  who VARCHAR NOT NULL -- id of the account, empty: the command line
);

-- What cells are made for, as the settings say; one row. is_public: they are shown to everybody; is_assumed: a shop that
-- has said nothing agrees.
CREATE TABLE figures_rule (is_public BOOLEAN NOT NULL, is_assumed BOOLEAN NOT NULL);
INSERT INTO figures_rule VALUES (true, true);

-- What each unit agrees to now. Grain: unit_id. Made-up units and panels agree to everything. is_counted: it is part of
-- the figures of areas and sectors; where those are public, only who agrees to both is.
CREATE VIEW unit_consent AS
SELECT
  *,
  territory AND (public OR NOT is_public) AS is_counted
FROM (
  SELECT
    u.unit_id,
    coalesce(s.own_view, true) AS own_view,
    coalesce(s.peers, u.sample OR u.kind <> 'shop' OR r.is_assumed) AS peers,
    coalesce(s.territory, u.sample OR u.kind <> 'shop' OR r.is_assumed) AS territory,
    coalesce(s.public, u.sample OR u.kind <> 'shop' OR r.is_assumed) AS public,
    r.is_public
  FROM unit AS u
  CROSS JOIN figures_rule AS r
  LEFT JOIN (
    SELECT
      unit_id,
      arg_max(given, consent_id) FILTER (purpose = 'own_view') AS own_view,
      arg_max(given, consent_id) FILTER (purpose = 'peers') AS peers,
      arg_max(given, consent_id) FILTER (purpose = 'territory') AS territory,
      arg_max(given, consent_id) FILTER (purpose = 'public') AS public
    FROM consent
    GROUP BY unit_id
  ) AS s ON s.unit_id = u.unit_id
) AS said;

-- Where every unit stood in the sector and area trees, dated, as unit_dim was; is_counted as in unit_consent.
CREATE VIEW unit_dim_all AS
SELECT
  u.unit_id,
  coalesce(p.from_on, DATE '0001-01-01') AS from_on,
  coalesce(p.until_on, DATE '9999-12-31') AS until_on,
  u.kind,
  u.enterprise_id,
  u.grain,
  u.sample,
  CASE WHEN s.level = 'class' THEN s.sector_code END AS sector_class,
  CASE WHEN s.level = 'group' THEN s.sector_code ELSE s.group_code END AS sector_group,
  CASE WHEN s.level = 'family' THEN s.sector_code ELSE s.family_code END AS sector_family,
  CASE WHEN a.level = 'commune' THEN a.area_code END AS commune_code,
  a.epci_code,
  a.departement_code,
  a.region_code,
  a.country_code,
  c.is_counted
FROM unit AS u
JOIN unit_consent AS c ON c.unit_id = u.unit_id
LEFT JOIN unit_place AS p ON p.unit_id = u.unit_id
LEFT JOIN sector AS s ON s.sector_code = p.sector_code
LEFT JOIN area AS a ON a.area_code = p.area_code;

-- The units that figures of areas and sectors are made of. Whoever asks for one unit's own figures reads unit_dim_all.
CREATE OR REPLACE VIEW unit_dim AS SELECT * EXCLUDE (is_counted) FROM unit_dim_all WHERE is_counted;

-- Units as in the table, those alone that figures are made of.
CREATE VIEW unit_counted AS
SELECT u.* FROM unit AS u JOIN unit_consent AS c ON c.unit_id = u.unit_id WHERE c.is_counted;

-- As before: usual turnover is planned for every unit.
CREATE OR REPLACE VIEW unit_plan AS
WITH hull AS (
  SELECT
    u.unit_id,
    min(grain_floor(u.grain, c.from_on)) AS from_on,
    max(grain_ceil(u.grain, c.until_on)) AS until_on
  FROM unit AS u
  JOIN source AS s ON s.unit_id = u.unit_id AND (s.reports_online OR s.reports_total)
  JOIN source_cover AS c ON c.source_id = s.source_id AND c.from_on < c.until_on
  GROUP BY u.unit_id
),
place AS (
  SELECT * FROM unit_dim_all QUALIFY row_number() OVER (PARTITION BY unit_id ORDER BY from_on DESC) = 1
)
SELECT
  u.unit_id,
  u.kind,
  u.grain,
  CASE WHEN u.grain = 'month' THEN 'month' ELSE 'week' END AS alignment,
  u.enterprise_id,
  u.sample,
  p.sector_class, p.sector_group, p.sector_family,
  p.commune_code, p.epci_code, p.departement_code, p.region_code, p.country_code,
  greatest(h.from_on, grain_floor(u.grain, coalesce(u.opened_on, h.from_on))) AS from_on,
  least(h.until_on, grain_ceil(u.grain, coalesce(u.closed_on, h.until_on))) AS until_on,
  least(
    grain_ceil(u.grain, make_date(year(h.until_on - 1) + 1, 1, 1)),
    grain_ceil(u.grain, coalesce(u.closed_on, make_date(year(h.until_on - 1) + 1, 1, 1)))
  ) AS plan_until_on
FROM unit AS u
JOIN hull AS h ON h.unit_id = u.unit_id
JOIN place AS p ON p.unit_id = u.unit_id;
