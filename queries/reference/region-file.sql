-- The package's list of régions, overseas collectivities (zone com) included.
-- Parameter: path of regions.json. Source: @etalab/decoupage-administratif.
CREATE OR REPLACE TEMP TABLE region_file AS
SELECT * FROM read_json({path:String}, format = 'array', columns = {
  code: 'VARCHAR', nom: 'VARCHAR', zone: 'VARCHAR'
});
