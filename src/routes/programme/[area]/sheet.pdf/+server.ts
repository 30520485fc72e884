import { error } from '@sveltejs/kit';
import { pagePdf } from '#lib/print/page-pdf.server.ts';
import { server } from '#lib/server/context.server.ts';
import { resolveArea } from '#queries/index.server.ts';
import type { RequestHandler } from './$types';

/** The sheet of a territory as PDF, one A4 page. */
export const GET: RequestHandler = async (event) => {
  const { params, url, locals } = event;
  const area = await resolveArea(await server().store(), params.area);
  if (area === null) error(404, 'not found');
  const search = new URLSearchParams({ lang: locals.lang });
  const programme = url.searchParams.get('programme');
  if (programme !== null) search.set('programme', programme);
  const sheet = new URL(
    `/programme/${encodeURIComponent(area.area_code)}?${search}`,
    server().presence?.url ?? url.origin
  );
  const name = `vitrine-programme-${area.area_code}-${locals.lang}.pdf`;
  return pagePdf(event, sheet, () => Promise.resolve(name));
};
