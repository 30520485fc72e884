import type { Handle, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';
import { building, dev } from '$app/environment';
import { drawnOnce } from '#lib/charts/drawn-once.ts';
import { handToServer } from '#lib/server/apps.server.ts';
import { compressed } from '#lib/server/compress.ts';
import { server, start } from '#lib/server/context.server.ts';
import { admit, whoAsks } from '#lib/server/guard.server.ts';
import { paintedFirst } from '#lib/server/painted-first.ts';
import { careful } from '#lib/server/security.ts';
import { langOf, themeOf } from '#lib/server/preferences.ts';

const year_s = 365 * 24 * 3600;

/** Before the first answer: store open, sample data in place, apps where server.js finds them. */
export const init: ServerInit = async () => {
  if (building) return;
  handToServer();
  await start();
};

/** Who asks and whether they may, language and theme for each page, headers for each answer. */
export const handle: Handle = async ({ event, resolve }) => {
  if (dev && server().presence === null) server().announce(event.url.origin);
  readPreferences(event);
  const { lang, theme } = event.locals;
  event.locals.shop = null;
  event.locals.viewer = await whoAsks(event.request.headers);
  if ((await admit(event)) === 'denied') return denied(event);
  const modules: string[] = [];
  const response = await resolve(event, {
    preload: ({ type, path }) => type !== 'js' || (modules.push(path), false),
    transformPageChunk: ({ html }) => {
      const page = html.replace('%lang%', lang).replace('%theme%', theme);
      return dev ? page : drawnOnce(paintedFirst(page, modules)); // development compares what hydration finds with what it was told
    }
  });
  const answer = careful(compressed(event.request, response), event.url.pathname);
  if (event.locals.viewer.user_id !== null)
    answer.headers.set('cache-control', 'private, no-store');
  answer.headers.append('vary', 'accept-language, cookie');
  return answer;
};

/** The page that says no, under the address that was asked for. */
async function denied(event: RequestEvent): Promise<Response> {
  const page = await event.fetch(`/denied?lang=${event.locals.lang}`);
  const answer = new Response(page.body, { status: 403, headers: page.headers });
  answer.headers.set('cache-control', 'private, no-store');
  return answer;
}

function readPreferences({ url, cookies, request, locals }: RequestEvent): void {
  const address = { lang: url.searchParams.get('lang'), theme: url.searchParams.get('theme') };
  locals.lang = langOf({
    address: address.lang,
    cookie: cookies.get('lang'),
    accept: request.headers.get('accept-language')
  });
  locals.theme = themeOf({ address: address.theme, cookie: cookies.get('theme') });
  // Chosen on the site itself: remembered. A link from elsewhere shows its language but changes nothing.
  if (request.headers.get('sec-fetch-site') !== 'same-origin') return;
  for (const name of ['lang', 'theme'] as const)
    if (address[name] === locals[name])
      cookies.set(name, locals[name], {
        path: '/',
        maxAge: year_s,
        sameSite: 'lax',
        httpOnly: false
      });
}

/** What went wrong goes to the log under an id; the page shows the id only. */
export const handleError: HandleServerError = ({ error, event, status }) => {
  if (status === 404) return { message: 'not found' };
  const id = crypto.randomUUID();
  console.error(
    `vitrine: request ${id} failed: ${event.request.method} ${event.url.pathname}`,
    error
  );
  return { message: `unexpected error, request ${id}` };
};
