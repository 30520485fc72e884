-- A small world for random histories: France with two départements, Switzerland, three sectors, lockdowns, Easter.
INSERT INTO area (area_code, level, name, departement_code, region_code, country_code, vintage) VALUES
  ('FR', 'country', 'France', NULL, NULL, 'FR', '2026'),
  ('DEP-75', 'departement', 'Paris', 'DEP-75', 'REG-11', 'FR', '2026'),
  ('DEP-974', 'departement', 'La Réunion', 'DEP-974', 'REG-04', 'FR', '2026'),
  ('CH', 'country', 'Suisse', NULL, NULL, 'CH', 'file');
INSERT INTO sector (sector_code, level, name_fr, name_en, group_code, family_code, scheme) VALUES
  ('culture', 'family', 'Culture', 'Culture', NULL, 'culture', 'vitrine'),
  ('G08', 'group', 'Sport, jouets', 'Sport, toys', 'G08', 'culture', 'vitrine'),
  ('G09', 'group', 'Habillement', 'Clothing', 'G09', 'person', 'vitrine'),
  ('47.65Z', 'class', 'Jouets', 'Toys', 'G08', 'culture', 'naf_rev2');
INSERT INTO closure (area_code, from_on, until_on, kind, name_fr, name_en, source) VALUES
  ('FR', '2020-03-15', '2020-05-11', 'lockdown', 'Premier', 'First', 'domain note'),
  ('FR', '2020-10-30', '2020-11-28', 'lockdown', 'Deuxième', 'Second', 'domain note');
INSERT INTO holiday (country_code, code, kind, from_on, until_on, regular_on, name_fr, name_en, source)
SELECT 'FR', 'easter', 'holiday', d, d + 2, d, 'Pâques', 'Easter', 'domain note'
FROM (SELECT unnest([DATE '2018-04-01', DATE '2019-04-21', DATE '2020-04-12', DATE '2021-04-04']) AS d) AS easter;
