import { error } from '@sveltejs/kit';
import {
  chartFile,
  chartOfView,
  fileName,
  fileTypes,
  type FileKind
} from '#lib/charts/files/chart-file.server.ts';
import { pickedLevel } from '#lib/map/pick.ts';
import { server } from '#lib/server/context.server.ts';
import { orUnreachable } from '#lib/server/unreachable.server.ts';
import { parseView } from '#lib/view/view.ts';
import type { RequestHandler } from './$types';

const kinds = Object.keys(fileTypes) as FileKind[]; // the keys written there

/** One chart of a view as a file: /charts/heat-map.csv?area=REG-84, or of a programme: /charts/adoption-curve.png?programme=x. 404 where there is no such chart. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
  const dot = params.file.lastIndexOf('.');
  const name = params.file.slice(0, dot);
  const kind = kinds.find((one) => one === params.file.slice(dot + 1));
  if (kind === undefined) error(404, 'not found');
  const view = parseView(url.searchParams);
  const store = await server().store();
  const [programme, outcome] = [url.searchParams.get('programme'), url.searchParams.get('outcome')];
  const level = pickedLevel(url.searchParams);
  const found = await orUnreachable(
    chartOfView(name, { store, view, level, lang: locals.lang, programme, outcome })
  );
  if (found === null) error(404, 'not found');
  const mode = locals.theme === 'dark' ? 'dark' : 'light';
  const file = await chartFile(kind, found, mode);
  return new Response(typeof file === 'string' ? file : new Uint8Array(file), {
    headers: {
      'content-type': fileTypes[kind],
      'content-disposition': `attachment; filename="${fileName(name, kind, view, [programme, outcome])}"`,
      'cache-control': 'private, max-age=60',
      'x-robots-tag': 'noindex'
    }
  });
};
