-- Moves the marks this transaction sees to those being worked on; marks that arrive later stay.
INSERT INTO dirty_taken (from_on, until_on) SELECT from_on, until_on FROM dirty;
DELETE FROM dirty;
