-- The package's list of communes as it is, one row per commune, merged commune or municipal arrondissement.
-- Parameters: path of communes.json, vintage of the official list. Source: @etalab/decoupage-administratif.
CREATE OR REPLACE TEMP TABLE commune_file AS
SELECT *, {vintage:String} AS vintage
FROM read_json({path:String}, format = 'array', columns = {
  code: 'VARCHAR', nom: 'VARCHAR', type: 'VARCHAR', zone: 'VARCHAR', departement: 'VARCHAR', region: 'VARCHAR',
  commune: 'VARCHAR', "chefLieu": 'VARCHAR', "codesPostaux": 'VARCHAR[]', population: 'INTEGER'
});
