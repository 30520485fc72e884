import type { RequestHandler } from '@sveltejs/kit';
import { apps } from '#lib/server/apps.server.ts';

/** Every verb goes to the app itself; in production server.js does so without this route. */
const answer: RequestHandler = ({ request, getClientAddress }) => {
  const app = apps['/collect'];
  if (app === undefined) throw new Error('no app: /collect');
  return app(request, { address: getClientAddress() });
};

export const HEAD = answer;
export const OPTIONS = answer;
export const fallback = answer;
