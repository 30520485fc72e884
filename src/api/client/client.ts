import { typeOf, type Schema } from './types.ts';

type Operation = {
  summary?: string;
  parameters?: { name: string; required?: boolean; schema?: Schema; description?: string }[];
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
};

/** An OpenAPI document, as far as a client of it goes. */
export type Document = {
  paths: Record<string, { get?: Operation }>;
  components: { schemas: Record<string, Schema> };
};

/** A client of a document: a module without dependencies, and its types. One function an address, named by its last part. */
export function clientOf(document: Document): { code: string; types: string } {
  const operations = Object.entries(document.paths).flatMap(([path, { get }]) =>
    get === undefined ? [] : [{ path, name: path.slice(path.lastIndexOf('/') + 1), get }]
  );
  const schemas = Object.entries(document.components.schemas);
  return {
    code: `${head}${core}${operations.map(({ path, name }) => `    ${name}: (query = {}) => ask('${path}', query)`).join(',\n')}\n  };\n}\n`,
    types: `${head}${schemas.map(([name, schema]) => `export type ${name} = ${typeOf(schema)};`).join('\n')}

export class ProblemError extends Error {
  problem: Problem;
}

export type Client = {
${operations.map(({ name, get }) => `  /** ${get.summary ?? ''}. Throws ProblemError. */\n  ${name}(query${isFree(get) ? '?' : ''}: ${queryOf(get)}): Promise<${answerOf(get)}>;`).join('\n')}
  /** Page after page of a question; each answer has the next \`limit\` rows. */
  pages(query: ${queryOf(operations.find(({ name }) => name === 'series')?.get ?? { responses: {} })}): AsyncGenerator<Answer>;
};

export function vitrine(options?: { origin?: string; key?: string; fetch?: typeof fetch }): Client;
`
  };
}

const isFree = ({ parameters = [] }: Operation): boolean =>
  parameters.every(({ required }) => required !== true);

const queryOf = ({ parameters = [] }: Operation): string =>
  `{ ${parameters.map(({ name, required, schema = {} }) => `${name}${required === true ? '' : '?'}: ${typeOf(schema)}`).join('; ')} }`;

const answerOf = ({ responses }: Operation): string =>
  typeOf(responses['200']?.content?.['application/json']?.schema ?? {});

const head = `// Made from the OpenAPI document of Vitrine by npm run generate: do not edit.\n`;

const core = `
/** What the API refused: its problem details (RFC 9457). */
export class ProblemError extends Error {
  constructor(problem) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** A client of the API at \`origin\`; \`key\`: an API key, where one is needed. */
export function vitrine({ origin = '', key, fetch = globalThis.fetch } = {}) {
  const get = async (address) => {
    const headers = key === undefined ? {} : { authorization: \`Bearer \${key}\` };
    const response = await fetch(origin + address, { headers });
    if (!response.ok) throw new ProblemError(await response.json());
    return response;
  };
  const addressOf = (path, query) => {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query))
      for (const one of [value].flat()) if (one !== undefined) search.append(name, String(one));
    return \`\${path}?\${search}\`;
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
`;
