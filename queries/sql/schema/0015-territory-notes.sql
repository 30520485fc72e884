-- What officers of a territory say of a programme there. Only grows: the newest of an area holds, the others are its history.
-- Grain: note_id.
CREATE TABLE territory_note (
  note_id INTEGER NOT NULL,
  programme_code VARCHAR NOT NULL,
  area_code VARCHAR NOT NULL,
  status VARCHAR, -- on_track, at_risk, stalled, done; null: none given
  comment VARCHAR NOT NULL, -- without what names a person by its form; may be empty
  written_at TIMESTAMP NOT NULL, -- UTC
  who VARCHAR NOT NULL -- id of the account
);
