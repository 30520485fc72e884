-- The shops as the import door takes them. Grain: unit.
COPY (
  SELECT
    unit, 'shop' AS kind, name,
    siren_stem || luhn_check(siren_stem) AS siren,
    siren_stem || luhn_check(siren_stem) || nic_stem || luhn_check(siren_stem || luhn_check(siren_stem) || nic_stem) AS siret,
    CASE WHEN NOT no_sector THEN sector END AS sector,
    commune AS area, zone, 'EUR' AS currency, 'day' AS grain,
    opened_on, closed_on,
    NOT hides_online AS online_declared,
    CASE WHEN NOT hides_online THEN online_from END AS online_from,
    true AS sample
  FROM shop ORDER BY unit
) TO (getvariable('folder') || '/units.parquet') (FORMAT parquet);
