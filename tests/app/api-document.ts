import type { Ajv2020 } from 'ajv/dist/2020.js';

type Parameter = {
  name: string;
  required?: boolean;
  schema: { enum?: unknown[]; example?: string; anyOf?: { example?: string }[] };
};
type Operation = {
  parameters?: Parameter[];
  responses: Record<string, { content?: Record<string, { schema: { $ref?: string } }> }>;
};

/** The OpenAPI document of the API, as far as tests read it. */
export type Described = {
  paths: Record<string, { get: Operation }>;
  components: { schemas: Record<string, object> };
};

/** Says what is wrong with an answer, by the document alone: an unknown status or media type, or a body that is not as described. */
export function checkedClient(described: Described, ajv: Ajv2020) {
  return (path: string, status: number, headers: Headers, body: string): string[] => {
    if (status >= 500) return [`${status}: ${body}`];
    const answer = described.paths[path]?.get.responses[String(status)];
    if (answer === undefined) return [`undescribed status: ${status}`];
    const type = headers.get('content-type') ?? '';
    const found = Object.entries(answer.content ?? {}).find(([name]) => type.startsWith(name));
    if (found === undefined) return [`undescribed media type: ${type}`];
    if (!/^application\/(problem\+)?json$/.test(found[0])) return [];
    const schema = JSON.parse(
      JSON.stringify(found[1].schema).replaceAll('"#/', '"api#/')
    ) as object;
    const validate = ajv.compile(schema);
    return validate(JSON.parse(body))
      ? []
      : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
  };
}
