-- Purpose: the weeks that move when moveable holidays meet. Parameter: weeks, JSON list, one entry per week. All days but
-- the ends of the run of weeks that trade places (excluded) are Mondays. Makes: TEMP shift_week.
CREATE OR REPLACE TEMP TABLE shift_week AS
SELECT row.* FROM (
  SELECT unnest(from_json({weeks:String}, '[{
    "country_code": "VARCHAR", "target_year": "INTEGER", "ref_year": "INTEGER", "target_from": "DATE", "target_until": "DATE",
    "ref_from": "DATE", "ref_until": "DATE", "target_on": "DATE", "label_on": "DATE", "holiday_on": "DATE"
  }]')) AS row
);
