-- Words of the generator. Everything random is a hash of (seed, stream, keys), so rows depend on the seed alone.

-- Uniform in [0, 1).
CREATE OR REPLACE MACRO u(stream, a, b) AS
  hash(getvariable('seed'), stream, a, b) / 18446744073709551616.0;

-- Standard normal (Box and Muller); the second uniform comes from the stream's own twin.
CREATE OR REPLACE MACRO gauss(stream, a, b) AS
  sqrt(-2 * ln(1 - u(stream, a, b))) * cos(2 * pi() * u(stream + 1000, a, b));

-- Whole number whose mean is x: the fraction decides by chance.
CREATE OR REPLACE MACRO about(x, chance) AS CAST(floor(x + chance) AS BIGINT);

-- Check digit that makes `digits || check` pass Luhn.
CREATE OR REPLACE MACRO luhn_check(digits) AS CAST((10 - (list_sum(list_transform(
    range(1, length(digits) + 1),
    lambda i : CASE WHEN (length(digits) - i) % 2 = 0
                    THEN (2 * CAST(digits[i] AS INTEGER)) // 10 + (2 * CAST(digits[i] AS INTEGER)) % 10
                    ELSE CAST(digits[i] AS INTEGER) END
  )) % 10)) % 10 AS VARCHAR);

-- Name of the feed that carries a channel.
CREATE OR REPLACE MACRO web_source(channel) AS
  CASE channel WHEN 'own_site' THEN 'boutique' WHEN 'social_checkout' THEN 'reseau' WHEN 'marketplace' THEN 'place-de-marche' ELSE 'place-locale' END;
