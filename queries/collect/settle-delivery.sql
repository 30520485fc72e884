-- What reading a delivery came to. Parameters: delivery_id, status (read, dropped, failed), code, read_at.
UPDATE delivery SET status = {status:String}, code = {code:String}, read_at = {read_at:String}::TIMESTAMP
WHERE delivery_id = {delivery_id:Int64};
