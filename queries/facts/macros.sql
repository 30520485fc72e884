-- Small functions of the import's statements; temporary, on the import's own connection.

-- The order mode that a channel implies when a file does not give one.
CREATE OR REPLACE TEMP MACRO mode_of(channel) AS CASE
  WHEN channel = 'counter' THEN 'in_store'
  WHEN channel IN ('own_site', 'app', 'marketplace', 'local_marketplace', 'social_checkout', 'edi') THEN 'online'
  WHEN channel IN ('phone', 'sms', 'email', 'social_message', 'post') THEN 'remote'
  ELSE 'unknown' END;

-- An amount with tax without it: gross / (1 + rate), half up, a negative amount mirrored. rate in millionths.
-- Source: domain note section 5; equal to splitTax of queries/model/money.ts (a test compares).
CREATE OR REPLACE TEMP MACRO without_tax(gross_minor, millionths) AS
  CAST(sign(gross_minor) * ((CAST(abs(gross_minor) AS HUGEINT) * 2000000 + 1000000 + millionths) // (2 * (1000000 + millionths))) AS BIGINT);

-- An amount in major units as minor units, half away from zero; factor: minor units in one major unit.
CREATE OR REPLACE TEMP MACRO to_minor(amount, factor) AS CASE factor
  WHEN 100 THEN CAST(amount * 100 AS BIGINT)
  WHEN 1 THEN CAST(amount AS BIGINT)
  WHEN 1000 THEN CAST(amount * 1000 AS BIGINT)
  ELSE CAST(amount * factor AS BIGINT) END;

-- What a row's amounts say: base on its tax basis, tax if known, refund on the same basis as base.
CREATE OR REPLACE TEMP MACRO split_money(net, gross, tax, rate, refund, basis) AS CASE
  WHEN gross IS NOT NULL AND (basis = 'ttc' OR (net IS NULL AND tax IS NULL AND rate IS NULL)) THEN
    {'base': gross, 'tax': coalesce(tax, gross - net, gross - without_tax(gross, rate)), 'refund': refund, 'basis': coalesce(basis, 'ttc')}
  WHEN net IS NOT NULL OR gross IS NULL THEN
    {'base': net, 'tax': coalesce(tax, gross - net), 'refund': refund, 'basis': coalesce(basis, 'ht')}
  WHEN tax IS NOT NULL THEN
    {'base': gross - tax, 'tax': tax,
      'refund': CASE WHEN gross = 0 THEN refund ELSE CAST(round(CAST(refund AS DECIMAL(38,0)) * (gross - tax) / gross) AS BIGINT) END,
      'basis': 'ht'}
  ELSE {'base': without_tax(gross, rate), 'tax': gross - without_tax(gross, rate), 'refund': without_tax(refund, rate), 'basis': 'ht'} END;
