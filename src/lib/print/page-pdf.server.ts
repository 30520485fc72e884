import type { RequestEvent } from '@sveltejs/kit';
import { NotFound, VitrineError } from '#model/problem.ts';
import { NoBrowser, printed } from '#lib/print/print.server.ts';
import { server } from '#lib/server/context.server.ts';
import { browserHere } from '#lib/server/environment.ts';
import { problemResponse } from '#lib/server/problem.ts';

/**
 * A page of this site as PDF, as the reader of the request gets it. Where it cannot be had, people are led to the page
 * itself, which says how to print it (`?pdf=none`) or, where `named` throws NotFound, what may be meant; programs get a
 * problem. `named`: makes the name of the file.
 */
export async function pagePdf(
  event: RequestEvent,
  sheet: URL,
  named: () => Promise<string>
): Promise<Response> {
  try {
    const filename = await named();
    const browser = browserHere(server().settings);
    if (browser === null) throw new NoBrowser();
    const pdf = await printed({ browser, url: sheet.href, read: ownAnswers(event) });
    return new Response(new Uint8Array(pdf), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${filename}"`,
        'cache-control': 'private, max-age=60',
        'x-robots-tag': 'noindex'
      }
    });
  } catch (error) {
    const forPeople = event.request.headers.get('accept')?.includes('text/html') === true;
    if (!(error instanceof VitrineError) || !forPeople) return problemResponse(error);
    const page = new URL(sheet);
    if (!(error instanceof NotFound)) page.searchParams.set('pdf', 'none');
    return new Response(null, {
      status: 303,
      headers: { location: page.pathname + page.search }
    });
  }
}

/** This server's answers as the reader gets them, whatever name it has outside. */
function ownAnswers({ request, url }: RequestEvent): (asked: URL) => Promise<Response> {
  const own = server().presence?.url ?? url.origin;
  const cookie = request.headers.get('cookie');
  return ({ pathname, search }) =>
    fetch(own + pathname + search, { headers: cookie === null ? {} : { cookie } });
}
