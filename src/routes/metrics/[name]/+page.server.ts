import { error } from '@sveltejs/kit';
import { describeMetric, exampleOf, formulaInWords } from '#queries/index.server.ts';
import type { PageServerLoad } from './$types';

/** The definition of one metric: what answers link to as `definition_url`. */
export const load: PageServerLoad = ({ params }) => {
  const metric = describeMetric(params.name);
  if (metric === null) error(404, `unknown metric: ${params.name}`);
  return { metric, words: formulaInWords(params.name), example: exampleOf(params.name) };
};
