-- The adoption half: programmes, what may join them, what they aim at, the solutions they offer, and the register of who
-- joined. Everything is appended under its import: the newest import of a key holds, an undo gives the former one back.

-- One statement of a programme. Grain: programme_code, import_id. Half-open; until_on null: no end set.
CREATE TABLE programme (
  programme_code VARCHAR NOT NULL,
  name_fr VARCHAR NOT NULL,
  name_en VARCHAR NOT NULL,
  from_on DATE NOT NULL,
  until_on DATE,
  aid_minor BIGINT, -- aid a shop gets, at most; null: not known
  currency VARCHAR NOT NULL,
  sample BOOLEAN NOT NULL,
  import_id INTEGER NOT NULL
);

-- Who may join, dated. Of the rules in force on a day, a shop must meet one of rule `sector` or `closed` where there are
-- any, and each of the others. Grain: programme_code, rule, value, from_on, import_id.
CREATE TABLE eligibility_rule (
  programme_code VARCHAR NOT NULL,
  rule VARCHAR NOT NULL, -- sector, closed, staff_below, turnover_below
  value VARCHAR NOT NULL, -- sector: a code of any level; *_below: a number; closed: empty
  from_on DATE NOT NULL,
  until_on DATE,
  sample BOOLEAN NOT NULL,
  import_id INTEGER NOT NULL
);

-- How many enterprises of an area are to have reached a stage by a day. Grain: programme_code, area_code, stage, due_on, import_id.
CREATE TABLE programme_target (
  programme_code VARCHAR NOT NULL,
  area_code VARCHAR NOT NULL,
  stage VARCHAR NOT NULL, -- none stands for having joined
  due_on DATE NOT NULL,
  target_n INTEGER NOT NULL,
  sample BOOLEAN NOT NULL,
  import_id INTEGER NOT NULL
);

-- One statement of an offer in the directory. Grain: solution_code, import_id.
CREATE TABLE solution (
  solution_code VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  provider VARCHAR NOT NULL,
  need VARCHAR NOT NULL, -- web_shop, online_payment, logistics, customer_communication, local_marketplace
  offers_fr VARCHAR,
  offers_en VARCHAR,
  conditions_fr VARCHAR,
  conditions_en VARCHAR,
  area_codes VARCHAR[] NOT NULL, -- empty: everywhere
  sector_codes VARCHAR[] NOT NULL, -- empty: all trades
  monthly_minor BIGINT, -- price a month; null: not known
  setup_minor BIGINT, -- price once; null: not known
  currency VARCHAR NOT NULL,
  free_until DATE, -- last day it costs nothing
  url VARCHAR,
  sample BOOLEAN NOT NULL,
  import_id INTEGER NOT NULL
);

CREATE VIEW programme_now AS
SELECT * FROM programme QUALIFY row_number() OVER (PARTITION BY programme_code ORDER BY import_id DESC) = 1;
CREATE VIEW eligibility_rule_now AS
SELECT * FROM eligibility_rule
QUALIFY row_number() OVER (PARTITION BY programme_code, rule, value, from_on ORDER BY import_id DESC) = 1;
CREATE VIEW programme_target_now AS
SELECT * FROM programme_target
QUALIFY row_number() OVER (PARTITION BY programme_code, area_code, stage, due_on ORDER BY import_id DESC) = 1;
CREATE VIEW solution_now AS
SELECT * FROM solution QUALIFY row_number() OVER (PARTITION BY solution_code ORDER BY import_id DESC) = 1;

-- One shop in one programme with one solution (null: none named) from one day on. A shop has at most one that is open for
-- a solution.
CREATE TABLE enrolment (
  enrolment_id INTEGER NOT NULL,
  unit_id INTEGER NOT NULL,
  programme_code VARCHAR NOT NULL,
  solution_code VARCHAR,
  joined_on DATE NOT NULL,
  sample BOOLEAN NOT NULL,
  import_id INTEGER NOT NULL
);

-- What a register tells of an enrolment on a day. A stage is never dated twice nor gone back on; stages may be skipped.
CREATE TABLE stage (
  enrolment_id INTEGER NOT NULL,
  reached_on DATE NOT NULL,
  stage VARCHAR, -- none, visible, remote, catalogue, checkout; refused, closed, left; null: only what follows
  sheets_n INTEGER, -- product sheets published
  sheets_target_n INTEGER, -- product sheets planned
  aid_minor BIGINT, -- aid paid that day, in the unit's currency
  content UBIGINT NOT NULL, -- what the row says, for telling a repeated row
  import_id INTEGER NOT NULL
);

-- Why not, coded and in words. question: refusal (a register says why a shop refused or left).
CREATE TABLE reason (
  unit_id INTEGER NOT NULL,
  enrolment_id INTEGER,
  question VARCHAR NOT NULL,
  code VARCHAR NOT NULL,
  free_text VARCHAR, -- without what names a person
  told_on DATE NOT NULL,
  import_id INTEGER
);
