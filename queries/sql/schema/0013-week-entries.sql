-- Weeks that people enter by hand. What counts are the takings of the same transaction; this says who said what and when.
-- Append-only: of a week, the entry made last counts. Grain: source_id, request_id.
CREATE TABLE week_entry (
  request_id VARCHAR NOT NULL, -- made by the page that was filled in; the same request again is the same entry
  source_id INTEGER NOT NULL,
  unit_id INTEGER NOT NULL,
  week_on DATE NOT NULL, -- its Monday
  entered_at TIMESTAMP NOT NULL, -- when it was made, UTC; before received_at when it waited for a network
  received_at TIMESTAMP NOT NULL,
  entered_by VARCHAR NOT NULL, -- id of the account
  tax VARCHAR NOT NULL, -- how the amounts stand to tax, as in queries/model/week-entry.ts
  currency VARCHAR NOT NULL,
  amounts VARCHAR NOT NULL -- JSON: minor units by field as typed; null: another feed tells it
);
