-- Areas and sectors: trees flattened to one row per node with its ancestors. Rows with import_id come from a file,
-- rows without one from the product's own reference data (queries/reference), replaced as a whole by a new vintage.

-- One node of the area tree. Grain: area_code. A level's own column holds the node's own code; a level that a
-- country does not have stays null. An EPCI may straddle départements, so its departement_code and region_code may
-- be null; the French overseas collectivities are départements without a region.
CREATE TABLE area (
  area_code VARCHAR NOT NULL,
  level VARCHAR NOT NULL, -- country, region, departement, epci, commune
  name VARCHAR NOT NULL,
  epci_code VARCHAR,
  departement_code VARCHAR,
  region_code VARCHAR,
  country_code VARCHAR NOT NULL,
  vintage VARCHAR NOT NULL, -- year of the official code list, or what the file says
  import_id INTEGER,
  population INTEGER, -- inhabitants, null: not given; orders the answers of a look-up
  name_key VARCHAR -- name_key(name), kept for speed; null: computed when asked
);

-- Other codes and names of an area: municipal arrondissements of Paris, Lyon and Marseille, communes that merged.
CREATE TABLE area_alias (
  alias_code VARCHAR NOT NULL, -- may equal area_code: a merged commune that left its code to the new one
  alias_name VARCHAR NOT NULL,
  name_key VARCHAR NOT NULL,
  area_code VARCHAR NOT NULL,
  kind VARCHAR NOT NULL -- arrondissement, delegated, associated
);

-- Postcodes of communes. A postcode is not an area: most cover several communes, some communes have several.
CREATE TABLE area_postcode (
  postcode VARCHAR NOT NULL,
  area_code VARCHAR NOT NULL
);

-- One node of the sector tree. Grain: sector_code. class nodes hang under a group, groups under a family;
-- null where a scheme has no such level or a class belongs to no group.
CREATE TABLE sector (
  sector_code VARCHAR NOT NULL,
  level VARCHAR NOT NULL, -- family, group, class
  name_fr VARCHAR NOT NULL,
  name_en VARCHAR NOT NULL,
  group_code VARCHAR,
  family_code VARCHAR,
  scheme VARCHAR NOT NULL, -- vitrine (families, groups), naf_rev2 (classes), or what the file says
  import_id INTEGER
);

-- Dated facts about an area, drawn on charts. until_on excluded; sector_code null: not about one sector.
-- lockdown: the window itself, which makes its years unfit as a reference; it does not say that every shop was shut.
-- closed_to_public: shops of this sector were shut by default; a unit's own declaration goes first.
CREATE TABLE closure (
  area_code VARCHAR NOT NULL,
  sector_code VARCHAR,
  from_on DATE NOT NULL,
  until_on DATE NOT NULL,
  kind VARCHAR NOT NULL, -- lockdown, closed_to_public, programme, holiday
  name_fr VARCHAR NOT NULL,
  name_en VARCHAR NOT NULL,
  source VARCHAR NOT NULL, -- who says so; says 'not verified' where nobody checked
  import_id INTEGER
);

-- Which edition of the product's own reference data this store holds.
CREATE TABLE reference_vintage (
  name VARCHAR NOT NULL, -- areas, sectors, closures
  vintage VARCHAR NOT NULL,
  loaded_at TIMESTAMP NOT NULL
);

-- Every way to write an area's code, upper case, to the one code used here. Grain: given.
-- Communes and EPCI may come without prefix; a bare département or region number is ambiguous (75) and not accepted.
CREATE VIEW area_lookup AS
SELECT upper(area_code) AS given, area_code FROM area
UNION ALL
SELECT substr(area_code, 5) AS given, area_code FROM area WHERE starts_with(area_code, 'COM-')
UNION ALL
SELECT substr(area_code, 6) AS given, area_code FROM area WHERE starts_with(area_code, 'EPCI-')
UNION ALL
SELECT alias_code AS given, alias.area_code FROM area_alias AS alias
ANTI JOIN area ON area.area_code = alias.alias_code
UNION ALL
SELECT substr(alias_code, 5) AS given, alias.area_code FROM area_alias AS alias
ANTI JOIN area ON area.area_code = alias.alias_code;

-- Every way to write a sector's code, upper case: with and without the dot of a French activity code. Grain: given.
CREATE VIEW sector_lookup AS
SELECT upper(sector_code) AS given, sector_code FROM sector
UNION ALL
SELECT replace(sector_code, '.', '') AS given, sector_code FROM sector WHERE level = 'class' AND scheme = 'naf_rev2';

-- A name for comparing: no accents, no case, ligatures opened, one space for hyphens and apostrophes, St spelled out.
CREATE MACRO name_key(name) AS trim(regexp_replace(regexp_replace(regexp_replace(
  replace(lower(strip_accents(name)), 'œ', 'oe'), '[^\p{L}\p{N}]+', ' ', 'g'),
  '\bste\b', 'sainte', 'g'), '\bst\b', 'saint', 'g'));
