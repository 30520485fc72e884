import { clientOf } from '../../src/api/client/client.ts';
import { document } from './client.ts';
import type { Page } from './page.ts';

/** static/vitrine-client.d.ts: the types of the client. */
export const page: Page = {
  path: 'static/vitrine-client.d.ts',
  content: () => clientOf(document()).types
};
