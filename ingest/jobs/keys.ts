import { writeKeyUse } from '#queries/store.server.ts';
import type { Job } from '../schedule.ts';

const writeUse: Job['run'] = async ({ store }) => writeKeyUse(await store());

/** Writes when ingest keys were last used. */
export const keys: Job = { name: 'keys', every: 60_000, run: writeUse, last: writeUse };
