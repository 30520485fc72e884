-- What the engine alone makes of the file: its own reader, types given, no check, no key, no roll-up.
CREATE TABLE raw_order AS
SELECT * FROM read_csv({file:String}, header = true, columns = {
  unit: 'VARCHAR', source: 'VARCHAR', external_id: 'VARCHAR', ordered_at: 'TIMESTAMP', order_mode: 'VARCHAR', channel: 'VARCHAR',
  fulfilment: 'VARCHAR', status: 'VARCHAR', net: 'DECIMAL(12, 2)', currency: 'VARCHAR', customer: 'VARCHAR' });
