-- The survey of reasons: who was asked by which link, and what was answered. Both only grow: an answer changed is one more.

-- One link: a shop asked about one programme, or its customers. Grain: link_id; one per programme, unit, audience.
CREATE TABLE survey_link (
  link_id INTEGER NOT NULL,
  programme_code VARCHAR NOT NULL,
  unit_id INTEGER NOT NULL,
  audience VARCHAR NOT NULL, -- shop, customer
  made_at TIMESTAMP NOT NULL -- UTC
);

-- One answer. Grain: link_id, respondent, answered_at; the newest of a respondent counts.
CREATE TABLE survey_answer (
  link_id INTEGER NOT NULL,
  respondent VARCHAR NOT NULL, -- empty: the shop; else a digest of a number the browser was given
  answered_at TIMESTAMP NOT NULL, -- UTC
  standing VARCHAR NOT NULL, -- sells, prepares, does_not; buys, sometimes, does_not
  reason VARCHAR -- null: nothing holds them back
);
