-- The programmes, their rules and targets, the solutions and the register as the import door takes them.
COPY (SELECT * FROM (VALUES
  ('clique-mon-commerce', 'Clique mon commerce (exemple)', 'Clique mon commerce (sample)', DATE '2020-11-03', DATE '2021-07-01', 500),
  ('boutiques-connectees', 'Boutiques connectées (exemple)', 'Boutiques connectées (sample)', DATE '2021-02-01', DATE '2022-07-01', 1200)
) AS t (programme, name_fr, name_en, from_on, until_on, aid))
TO (getvariable('folder') || '/programmes.parquet') (FORMAT parquet);

COPY (SELECT * FROM (VALUES
  ('clique-mon-commerce', 'closed', NULL, DATE '2020-11-03', DATE '2021-05-01'),
  ('clique-mon-commerce', 'sector', 'food', DATE '2021-05-01', NULL),
  ('clique-mon-commerce', 'sector', 'culture', DATE '2021-05-01', NULL),
  ('clique-mon-commerce', 'sector', 'household', DATE '2021-05-01', NULL),
  ('clique-mon-commerce', 'sector', 'person', DATE '2021-05-01', NULL),
  ('clique-mon-commerce', 'sector', 'other', DATE '2021-05-01', NULL),
  ('clique-mon-commerce', 'staff_below', '11', DATE '2020-11-03', NULL),
  ('clique-mon-commerce', 'turnover_below', '2000000', DATE '2020-11-03', NULL),
  ('boutiques-connectees', 'turnover_below', '1000000', DATE '2021-02-01', NULL)
) AS t (programme, "rule", value, from_on, until_on))
TO (getvariable('folder') || '/eligibility.parquet') (FORMAT parquet);

COPY (
  WITH region (area, share) AS (VALUES
    ('FR', 1.0), ('REG-11', 0.19), ('REG-84', 0.13), ('REG-93', 0.09), ('REG-76', 0.09), ('REG-75', 0.1), ('REG-32', 0.08), ('REG-44', 0.08),
    ('REG-52', 0.06), ('REG-53', 0.05), ('REG-28', 0.05), ('REG-27', 0.04), ('REG-24', 0.04)),
  step (programme, stage, due_on, share_of_shops) AS (VALUES
    ('clique-mon-commerce', 'none', DATE '2020-12-31', 0.05), ('clique-mon-commerce', 'none', DATE '2021-06-30', 0.14),
    ('clique-mon-commerce', 'first_order', DATE '2021-06-30', 0.05), ('clique-mon-commerce', 'active', DATE '2021-12-31', 0.03),
    ('boutiques-connectees', 'none', DATE '2021-12-31', 0.04))
  SELECT programme, area, stage, due_on, CAST(ceil(share * share_of_shops * getvariable('units')) AS INTEGER) AS target_n
  FROM step, region WHERE area = 'FR' OR stage = 'none'
) TO (getvariable('folder') || '/targets.parquet') (FORMAT parquet);

COPY (SELECT * FROM (VALUES
  ('site-en-kit', 'Site en kit (exemple)', 'Atelier du web (exemple)', 'web_shop', 'Un site marchand à monter soi-même, modèles par métier.', 'A web shop to build by oneself, with models by trade.', 'Sans engagement.', 'No commitment.', NULL, NULL, 19.0, 0.0, DATE '2021-03-31'),
  ('boutique-cle-en-main', 'Boutique clé en main (exemple)', 'Studio Vitrine (exemple)', 'web_shop', 'Un site monté par un professionnel, cinquante fiches produit rédigées.', 'A site built by a professional, fifty product sheets written.', 'Moins de onze salariés.', 'Fewer than eleven employees.', NULL, 'G05 G07 G08 G09 G11', 39.0, 890.0, NULL),
  ('paiement-par-lien', 'Paiement par lien (exemple)', 'Caisse à distance (exemple)', 'online_payment', 'Encaisser par un lien envoyé au client.', 'Get paid through a link sent to the customer.', 'Commission de 1,2 %.', 'Commission of 1.2 %.', NULL, NULL, 0.0, 0.0, DATE '2022-12-31'),
  ('livraison-de-quartier', 'Livraison de quartier (exemple)', 'Vélo et compagnie (exemple)', 'logistics', 'Livraison à vélo dans la journée.', 'Delivery by bicycle on the day.', 'Dans ces départements seulement.', 'In these départements only.', 'DEP-75 DEP-69 DEP-44 DEP-33', 'G01 G07 G12', 0.0, NULL, NULL),
  ('fiches-et-messages', 'Fiches et messages (exemple)', 'Le Fil du commerce (exemple)', 'customer_communication', 'Fiches d’établissement tenues à jour et lettre aux clients.', 'Business listings kept up to date and a letter to customers.', NULL, NULL, NULL, NULL, 9.0, 0.0, NULL),
  ('marche-en-ligne', 'Le marché en ligne (exemple)', 'Place du Marché (exemple)', 'local_marketplace', 'Une place de marché locale, retrait chez le commerçant.', 'A local marketplace, pickup at the shop.', 'Les douze premiers mois gratuits.', 'First twelve months free.', NULL, NULL, 29.0, 0.0, DATE '2021-12-31')
) AS t (solution, name, provider, need, offers_fr, offers_en, conditions_fr, conditions_en, areas, sectors, monthly, setup, free_until))
TO (getvariable('folder') || '/solutions.parquet') (FORMAT parquet);

COPY (SELECT * FROM joiner_stage ORDER BY unit, programme, joined_on, "day")
TO (getvariable('folder') || '/enrolments.parquet') (FORMAT parquet);
