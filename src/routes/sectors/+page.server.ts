import { server } from '#lib/server/context.server.ts';
import { sectorTree } from '#queries/index.server.ts';
import type { PageServerLoad } from './$types';

/** Every sector that has a page. */
export const load: PageServerLoad = async () => sectorTree(await server().store());
