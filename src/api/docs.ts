import type { ApiApp } from './app.server.ts';
import { docsWords } from './docs-words.ts';
import { examples } from './examples.ts';

type Lang = keyof typeof docsWords;
type Schema = { example?: unknown; enum?: unknown[]; description?: string; anyOf?: Schema[] };
type Parameter = { name: string; required?: boolean; description?: string; schema?: Schema };

/**
 * A page on the API for people, made from the OpenAPI document: each operation as a form that runs it, without scripts, and
 * the same small program in four languages.
 */
export function docsPage(app: ApiApp, origin: string, lang: Lang): string {
  const words = docsWords[lang];
  const { paths = {} } = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Vitrine', version: '1' }
  });
  const operations = Object.entries(paths).map(
    ([path, item]) =>
      operationPart(
        path,
        item.get?.summary ?? '',
        (item.get?.parameters ?? []) as Parameter[],
        lang
      ) // of our own routes
  );
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><title>${escaped(words.title)}</title>
<meta name="viewport" content="width=device-width"><style>${style}</style></head>
<body><main><p><a href="/?lang=${lang}">${words.home}</a></p><h1>${escaped(words.title)}</h1>
<p>${escaped(words.lead)}</p>
<p><a href="/api/v1/openapi.json">${words.machines}</a> · <a href="/vitrine-client.js">${words.client}</a> (<a href="/vitrine-client.d.ts">.d.ts</a>)</p>
<p>${escaped(words.keys)}</p><p>${escaped(words.limits)}</p>
<h2>${words.examples}</h2>
${examples(origin)
  .map(
    ({ label, code }) => `<h3>${label}</h3><pre tabindex="0"><code>${escaped(code)}</code></pre>`
  )
  .join('\n')}
${operations.join('\n')}
</main></body></html>`;
}

function operationPart(path: string, summary: string, parameters: Parameter[], lang: Lang): string {
  const words = docsWords[lang];
  const id = path.replace(/\W+/g, '-');
  const fields = parameters.map((parameter) => fieldPart(parameter, id, words.required));
  return `<section aria-labelledby="${id}"><h2 id="${id}"><code>GET ${escaped(path)}</code></h2><p>${escaped(summary)}</p>
<form action="${escaped(path.replace('/api/', '/api/docs/run/'))}">${fields.join('\n')}<button>${words.run}</button></form></section>`;
}

function fieldPart(
  { name, required, schema = {}, description }: Parameter,
  id: string,
  must: string
): string {
  const field = `${id}-${name}`;
  const choices = schema.enum;
  const first = schema.anyOf?.[0] ?? schema;
  const example = required === true && typeof first.example === 'string' ? first.example : '';
  const help =
    description ?? schema.description ?? (typeof first.example === 'string' ? first.example : '');
  const label = `<label for="${field}"><code>${escaped(name)}</code>${required === true ? ` (${must})` : ''}</label>`;
  const control =
    choices === undefined
      ? `<input id="${field}" name="${escaped(name)}" value="${escaped(example)}"${required === true ? ' required' : ''}>`
      : `<select id="${field}" name="${escaped(name)}">${required === true ? '' : '<option></option>'}${choices.map((one) => `<option>${escaped(String(one))}</option>`).join('')}</select>`;
  return `<p>${label}${control}${help === '' ? '' : `<small>${escaped(help)}</small>`}</p>`;
}

/** The address a form of the page means: the one it names, without the fields left empty. */
export function runAddress(url: string): string {
  const { pathname, searchParams } = new URL(url);
  const filled = [...searchParams].filter(([, value]) => value !== '');
  const search = new URLSearchParams(filled).toString();
  return `${pathname.replace('/api/docs/run/', '/api/')}${search === '' ? '' : `?${search}`}`;
}

const style = `:root{color-scheme:light dark}body{font:1rem/1.5 system-ui;margin:0 auto;padding:1rem;max-width:48rem}
pre{overflow-x:auto;padding:.75rem;border:1px solid #8884;border-radius:3px}code{overflow-wrap:anywhere}
form p{display:grid;gap:.2rem;margin:.75rem 0}small{opacity:.8}input,select,button{font:inherit;padding:.35rem .5rem;max-width:100%}
section{border-top:1px solid #8886;margin-top:2rem}`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
