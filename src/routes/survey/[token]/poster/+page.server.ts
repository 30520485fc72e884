import { error } from '@sveltejs/kit';
import { surveyAddress, surveyAt } from '#lib/server/survey/survey.server.ts';
import type { PageServerLoad } from './$types';

/** A link as a poster: the shop, what it asks, and the code to scan. */
export const load: PageServerLoad = async ({ params, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store' });
  const asked = await surveyAt(params.token);
  if (asked === null) error(404, 'not found');
  return { asked, address: surveyAddress(url, asked.link_id) };
};
