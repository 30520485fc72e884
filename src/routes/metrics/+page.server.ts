import { describeMetrics } from '#queries/index.server.ts';
import type { PageServerLoad } from './$types';

/** Every metric there is, in order of name. */
export const load: PageServerLoad = () => ({ metrics: describeMetrics() });
