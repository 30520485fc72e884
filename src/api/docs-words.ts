/** The words of the page on the API. French, the source. */
const fr = {
  title: 'L’interface de Vitrine',
  lead: 'Les agrégats protégés, par programme : en JSON, CSV, XLSX, Parquet, NDJSON, SDMX-CSV ou en paquet de données. Une valeur masquée est vide, son statut vaut A, O ou D ; une valeur manquante est vide sans statut ; zéro est zéro.',
  machines: 'Description pour les programmes (OpenAPI 3.1)',
  client: 'client JavaScript typé',
  keys: 'Une clé se crée sur la page du compte et se donne en en-tête : Authorization: Bearer CLÉ. Sans clé, les agrégats publics sont ouverts à toute origine.',
  limits:
    'Chaque réponse dit ce qui reste (RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, en secondes) ; au-delà, 429 et Retry-After. Une réponse inchangée se redemande par son ETag (If-None-Match, 304). Avec limit, l’en-tête Link (rel="next") mène à la page suivante. Les erreurs sont des problem details (RFC 9457) avec un code stable.',
  examples: 'Exemples',
  required: 'obligatoire',
  run: 'Exécuter',
  home: 'Retour au site'
};

const en: typeof fr = {
  title: 'The API of Vitrine',
  lead: 'Protected aggregates, by program: as JSON, CSV, XLSX, Parquet, NDJSON, SDMX-CSV or a data package. A hidden value is empty and its status is A, O or D; a missing value is empty without a status; zero is zero.',
  machines: 'Description for programs (OpenAPI 3.1)',
  client: 'typed JavaScript client',
  keys: 'A key is made on the account page and given as a header: Authorization: Bearer KEY. Without one, public aggregates are open to any origin.',
  limits:
    'Every answer says what is left (RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, in seconds); beyond that, 429 and Retry-After. An unchanged answer is asked again by its ETag (If-None-Match, 304). With limit, the header Link (rel="next") leads to the next page. Errors are problem details (RFC 9457) with a stable code.',
  examples: 'Examples',
  required: 'required',
  run: 'Run',
  home: 'Back to the site'
};

/** The words of the page on the API, by language. */
export const docsWords = { fr, en };
