-- Areas and sectors: trees flattened to one row per node with its ancestors.

-- One node of the area tree. Grain: area_code. A level's own column holds the node's own code;
-- an EPCI may straddle départements, so its departement_code and region_code may be null.
CREATE TABLE area (
  area_code VARCHAR NOT NULL,
  level VARCHAR NOT NULL, -- country, region, departement, epci, commune
  name VARCHAR NOT NULL,
  epci_code VARCHAR,
  departement_code VARCHAR,
  region_code VARCHAR,
  country_code VARCHAR NOT NULL,
  vintage VARCHAR NOT NULL,
  import_id INTEGER
);

-- One node of the sector tree. Grain: sector_code. class nodes hang under a group, groups under a family.
CREATE TABLE sector (
  sector_code VARCHAR NOT NULL,
  level VARCHAR NOT NULL, -- family, group, class
  name_fr VARCHAR NOT NULL,
  name_en VARCHAR NOT NULL,
  group_code VARCHAR,
  family_code VARCHAR,
  scheme VARCHAR NOT NULL,
  import_id INTEGER
);

-- When shops of a sector in an area were shut to the public, and other dated facts drawn on charts.
-- sector_code null: every sector. until_on excluded.
CREATE TABLE closure (
  area_code VARCHAR NOT NULL,
  sector_code VARCHAR,
  from_on DATE NOT NULL,
  until_on DATE NOT NULL,
  kind VARCHAR NOT NULL, -- lockdown, programme, holiday
  name_fr VARCHAR NOT NULL,
  name_en VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  import_id INTEGER
);
