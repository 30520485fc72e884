-- Purpose: nothing yet of the methods that few units need. Makes, all empty: TEMP median_span, median_day, mean_span.
CREATE OR REPLACE TEMP TABLE median_span (
  unit_id INTEGER, target_year INTEGER, ref_year INTEGER, years INTEGER[], currency VARCHAR,
  tax_basis VARCHAR, from_on DATE, until_on DATE
);
CREATE OR REPLACE TEMP TABLE median_day (
  unit_id INTEGER, local_day DATE, currency VARCHAR, tax_basis VARCHAR, usual_minor BIGINT
);
CREATE OR REPLACE TEMP TABLE mean_span (
  unit_id INTEGER, rule VARCHAR, base_from DATE, base_until DATE, currency VARCHAR, tax_basis VARCHAR, mean_minor DOUBLE,
  from_on DATE, until_on DATE
);
