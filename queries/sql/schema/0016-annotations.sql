-- Dated facts that people write on the site: closures, programme dates, holidays by area and sector. They are drawn and listed
-- beside the facts of `closure`; no figure is worked out from them. Only grows: the newest version of a fact holds, the others
-- are its history. Grain: annotation_id, version. until_on excluded; sector_code null: about all sectors.
CREATE TABLE annotation (
  annotation_id INTEGER NOT NULL,
  version INTEGER NOT NULL, -- 1 when it was written
  area_code VARCHAR NOT NULL,
  sector_code VARCHAR,
  from_on DATE NOT NULL,
  until_on DATE NOT NULL,
  kind VARCHAR NOT NULL, -- closed_to_public, lockdown, programme, holiday, soldes, disturbance
  name_fr VARCHAR NOT NULL,
  name_en VARCHAR NOT NULL,
  source VARCHAR NOT NULL, -- who says so
  is_withdrawn BOOLEAN NOT NULL,
  changed_at TIMESTAMP NOT NULL, -- UTC
  who VARCHAR NOT NULL -- id of the account
);

-- What holds of each fact that people wrote. Grain: annotation_id.
CREATE VIEW annotation_now AS
SELECT *
FROM annotation
QUALIFY row_number() OVER (PARTITION BY annotation_id ORDER BY version DESC) = 1;
