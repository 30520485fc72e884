-- Purpose: names of the solutions of the directory, one row each.
SELECT solution_code AS code, name FROM solution_now ORDER BY code
