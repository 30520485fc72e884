-- The package's list of EPCI with a tax of their own, one row per EPCI and member commune.
-- Parameter: path of epci.json. Source: @etalab/decoupage-administratif.
CREATE OR REPLACE TEMP TABLE epci_file AS
SELECT code, nom, unnest(list_transform(membres, lambda member: member.code)) AS commune
FROM read_json({path:String}, format = 'array', columns = {
  code: 'VARCHAR', nom: 'VARCHAR', membres: 'STRUCT(code VARCHAR)[]'
});
