import { NotFound } from '#model/problem.ts';
import { pagePdf } from '#lib/print/page-pdf.server.ts';
import { server } from '#lib/server/context.server.ts';
import { parseView, printView } from '#lib/view/view.ts';
import { resolveArea } from '#queries/index.server.ts';
import type { RequestHandler } from './$types';

/** The sheet of an area as PDF, one A4 page printed by a browser of this machine: the HTML sheet of the same view. */
export const GET: RequestHandler = async (event) => {
  const { params, url, locals } = event;
  const search = printView(
    { ...parseView(url.searchParams), area: null },
    new URLSearchParams({ lang: locals.lang })
  );
  const sheet = new URL(`/areas/${encodeURIComponent(params.code)}/sheet${search}`, url.origin);
  return pagePdf(event, sheet, async () => {
    const area = await resolveArea(await server().store(), params.code);
    if (area === null) throw new NotFound(`unknown area: ${params.code}`);
    return `vitrine-${area.area_code}-${locals.lang}.pdf`;
  });
};
