import type { ApiApp } from './app.server.ts';

/** A plain page on the API: each address with its parameters, made from the OpenAPI document. */
export function docsPage(app: ApiApp): string {
  const { paths = {} } = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Vitrine', version: '1' }
  });
  const sections = Object.entries(paths).map(([path, item]) => {
    const parameters = (item.get?.parameters ?? []).flatMap((p) =>
      'name' in p
        ? [`<li><code>${escape(p.name)}</code>${p.required ? ' (required)' : ''}</li>`]
        : []
    );
    return `<h2><code>GET ${escape(path)}</code></h2><p>${escape(item.get?.summary ?? '')}</p>${
      parameters.length === 0 ? '' : `<ul>${parameters.join('')}</ul>`
    }`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Vitrine API</title>
<meta name="viewport" content="width=device-width"><style>body{font:1rem/1.5 system-ui;max-width:45rem;margin:2rem auto;padding:0 1rem}</style></head>
<body><main><h1>Vitrine API</h1>
<p>Protected aggregates, as JSON, CSV or NDJSON. Description for machines: <a href="/api/v1/openapi.json">openapi.json</a>.
A hidden value is null with status A, O or D; a missing one is null with status null; zero is zero.</p>
<p>Example: <a href="/api/v1/series?metric=online_share,online_share_of_usual&amp;by=period:month">online share by month</a></p>
${sections.join('\n')}
</main></body></html>`;
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
