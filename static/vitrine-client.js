// Made from the OpenAPI document of Vitrine by npm run generate: do not edit.

/** What the API refused: its problem details (RFC 9457). */
export class ProblemError extends Error {
  constructor(problem) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** A client of the API at `origin`; `key`: an API key, where one is needed. */
export function vitrine({ origin = '', key, fetch = globalThis.fetch } = {}) {
  const get = async (address) => {
    const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
    const response = await fetch(origin + address, { headers });
    if (!response.ok) throw new ProblemError(await response.json());
    return response;
  };
  const addressOf = (path, query) => {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query))
      for (const one of [value].flat()) if (one !== undefined) search.append(name, String(one));
    return `${path}?${search}`;
  };
  const ask = async (path, query) => (await get(addressOf(path, query))).json();
  async function* pages(query) {
    let address = addressOf('/api/v1/series', { limit: 10000, ...query });
    while (address !== undefined) {
      const response = await get(address);
      address = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
      yield await response.json();
    }
  }
  return {
    pages,
    series: (query = {}) => ask('/api/v1/series', query),
    metrics: (query = {}) => ask('/api/v1/metrics', query),
    sectors: (query = {}) => ask('/api/v1/sectors', query),
    areas: (query = {}) => ask('/api/v1/areas', query),
    annotations: (query = {}) => ask('/api/v1/annotations', query)
  };
}
