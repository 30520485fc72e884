-- Days the facts span, in one country or everywhere (country empty). Half-open; nulls in an empty store.
SELECT min(from_on) AS "from", max(until_on) AS until
FROM fact_span
WHERE {country:String} = '' OR country_code = {country:String}
