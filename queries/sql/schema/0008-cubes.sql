-- What may be published: one row for each node of a cube that is open to the public, everything else is closed. Made with
-- the cells out of which it follows (queries/cubes), block by block.
CREATE TABLE cube_cell (
  pattern VARCHAR NOT NULL, -- group of figures hidden together: totals, modes, coverage, channels
  grain VARCHAR NOT NULL, -- month (quarters and years too), week, day
  block_on DATE NOT NULL, -- first day of the calendar year (month) or quarter (week, day) the pattern holds for
  currency VARCHAR NOT NULL,
  tax_basis VARCHAR NOT NULL,
  sector VARCHAR NOT NULL, -- path of codes: family|group, empty for all sectors; _U unknown
  area VARCHAR NOT NULL -- path of codes: country|region|departement, empty for everywhere
);

-- Calendar years whose cells changed since their patterns were made: nothing of them is published until they are made again.
CREATE TABLE cube_todo (year INTEGER NOT NULL);
