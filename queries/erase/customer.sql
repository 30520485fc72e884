-- Takes a customer's pseudonym, and the references of their payments, off the orders and refused rows of a unit; the orders
-- themselves stay, nobody's. Parameters: unit_id, unit (outside name), keys (pseudonyms as text), orders (external ids).
-- Leaves the temporary table touched, for the roll-ups.
CREATE OR REPLACE TEMP TABLE touched AS
SELECT DISTINCT unit_id, local_day
FROM order_version
WHERE unit_id = {unit_id:Int64} AND (
  CAST(customer_key AS VARCHAR) IN (SELECT unnest({keys:Array(String)}))
  OR (customer_key IS NOT NULL AND external_id IN (SELECT unnest({orders:Array(String)})))
);

UPDATE order_version SET customer_key = NULL, payment_refs = NULL
WHERE unit_id = {unit_id:Int64} AND (
  CAST(customer_key AS VARCHAR) IN (SELECT unnest({keys:Array(String)}))
  OR external_id IN (SELECT unnest({orders:Array(String)}))
);

UPDATE quarantine SET record = CAST(json_merge_patch(record, '{"customer_key": null}') AS VARCHAR)
WHERE (record ->> 'unit') = {unit:String} AND (record ->> 'customer_key') IN (SELECT unnest({keys:Array(String)}));
