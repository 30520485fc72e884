-- Purpose: the dated rules for new firms. Parameter: rules, JSON list. Makes: TEMP creation_rule.
CREATE OR REPLACE TEMP TABLE creation_rule AS
SELECT row.* FROM (
  SELECT unnest(from_json({rules:String}, '[{
    "rule": "VARCHAR", "country_code": "VARCHAR", "target_from": "DATE", "target_until": "DATE",
    "created_from": "DATE", "created_until": "DATE", "base_from": "DATE", "base_until": "DATE"
  }]')) AS row
);
