-- Purpose: write down who saw or changed what. Parameters: happened_at (UTC), what, detail (JSON with who and about).
INSERT INTO event_log VALUES ({happened_at:String}::TIMESTAMP, {what:String}, {detail:String})
