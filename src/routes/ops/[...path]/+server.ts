import type { RequestHandler } from '@sveltejs/kit';
import { apps } from '#lib/server/apps.server.ts';

/** Every verb goes to the app itself; in production server.js does so without this route. */
export const fallback: RequestHandler = ({ request, getClientAddress }) => {
  const app = apps['/ops'];
  if (app === undefined) throw new Error('no app: /ops');
  return app(request, { address: getClientAddress() });
};
