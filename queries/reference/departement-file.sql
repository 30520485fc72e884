-- The package's list of départements, overseas collectivities (zone com) included.
-- Parameter: path of departements.json. Source: @etalab/decoupage-administratif.
CREATE OR REPLACE TEMP TABLE departement_file AS
SELECT * FROM read_json({path:String}, format = 'array', columns = {
  code: 'VARCHAR', nom: 'VARCHAR', region: 'VARCHAR', zone: 'VARCHAR'
});
