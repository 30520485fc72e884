-- A site may send no longer. Parameters: token, now.
UPDATE visit_site SET revoked_at = {now:String}::TIMESTAMP WHERE token = {token:String} AND revoked_at IS NULL;
