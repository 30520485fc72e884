import { NotFound, VitrineError } from '#model/problem.ts';
import { NoBrowser, printed } from '#lib/print/print.server.ts';
import { server } from '#lib/server/context.server.ts';
import { browserHere } from '#lib/server/environment.ts';
import { problemResponse } from '#lib/server/problem.ts';
import { parseView, printView } from '#lib/view/view.ts';
import { resolveArea } from '#queries/index.server.ts';
import type { RequestEvent } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/**
 * The sheet of an area as PDF, one A4 page printed by a browser of this machine: the HTML sheet of the same view. Where it
 * cannot be had, people are led to that sheet, which says how to print it, and programs get a problem.
 */
export const GET: RequestHandler = async (event) => {
  const { params, url, locals } = event;
  const search = printView(
    { ...parseView(url.searchParams), area: null },
    new URLSearchParams({ lang: locals.lang })
  );
  const sheet = new URL(`/areas/${encodeURIComponent(params.code)}/sheet${search}`, url.origin);
  try {
    const area = await resolveArea(await server().store(), params.code);
    if (area === null) throw new NotFound(`unknown area: ${params.code}`);
    const browser = browserHere(server().settings);
    if (browser === null) throw new NoBrowser();
    const pdf = await printed({ browser, url: sheet.href, read: ownAnswers(event) });
    return new Response(new Uint8Array(pdf), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="vitrine-${area.area_code}-${locals.lang}.pdf"`,
        'cache-control': 'private, max-age=60',
        'x-robots-tag': 'noindex'
      }
    });
  } catch (error) {
    const forPeople = event.request.headers.get('accept')?.includes('text/html') === true;
    if (!(error instanceof VitrineError) || !forPeople) return problemResponse(error);
    if (!(error instanceof NotFound)) sheet.searchParams.set('pdf', 'none');
    return new Response(null, {
      status: 303,
      headers: { location: sheet.pathname + sheet.search }
    });
  }
};

/** This server's answers as the reader gets them, whatever name it has outside. */
function ownAnswers({ request, url }: RequestEvent): (asked: URL) => Promise<Response> {
  const own = server().presence?.url ?? url.origin;
  const cookie = request.headers.get('cookie');
  return ({ pathname, search }) =>
    fetch(own + pathname + search, { headers: cookie === null ? {} : { cookie } });
}
