import type { RequestHandler } from '@sveltejs/kit';
import { api } from '../../../api/app.server.ts';

const answer: RequestHandler = ({ request, getClientAddress }) =>
  api.fetch(request, { address: getClientAddress() });

/** Every verb goes to the app itself; in production server.js does so without this route. */
export const GET = answer;
export const HEAD = answer;
export const OPTIONS = answer;
export const fallback = answer;
