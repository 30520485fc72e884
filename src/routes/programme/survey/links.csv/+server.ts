import { error } from '@sveltejs/kit';
import { server } from '#lib/server/context.server.ts';
import { linksFile } from '#lib/server/survey/survey.server.ts';
import { NotFound } from '#model/problem.ts';
import { Audience } from '#model/survey.ts';
import { resolveArea } from '#queries/index.server.ts';
import type { RequestHandler } from './$types';

/** Makes the links that are missing and gives those of the area in the address, or all, as a file. */
export const POST: RequestHandler = async ({ request, url, locals }) => {
  const form = await request.formData();
  const audience = Audience.safeParse(form.get('audience'));
  if (!audience.success) error(400, 'unknown audience');
  const given = url.searchParams.get('area') ?? '';
  const area = given === '' ? null : await resolveArea(await server().store(), given);
  if (given !== '' && area === null) error(404, 'not found');
  const scope = {
    programme: String(form.get('programme') ?? ''),
    audience: audience.data,
    area: area?.area_code ?? null,
    unit: null
  };
  const file = await linksFile(scope, locals.viewer.user_id ?? '', url).catch((cause: unknown) => {
    if (cause instanceof NotFound) error(404, 'not found');
    throw cause;
  });
  return new Response(file, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="survey-${audience.data}.csv"`,
      'cache-control': 'private, no-store'
    }
  });
};
