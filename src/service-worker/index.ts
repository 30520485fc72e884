/**
 * Opens the page of a week's entry without a network. The page registers this worker and tells it what to keep: itself and
 * the files it runs on. Any other page passes untouched. Signing out forgets the pages, which show a shop's own amounts.
 */
const worker = globalThis as unknown as ServiceWorkerGlobalScope; // the one global of a service worker

const pages = 'vitrine-pages';
const files = 'vitrine-files';
const slow_ms = 4000;
const entryPath = /^\/shop\/[^/]+\/entry$/;

type Keep = { type: 'keep'; page: string; files: string[] };

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('message', (event) => {
  const asked = event.data as Partial<Keep> | null; // from our own page only: a worker has no other client
  if (asked?.type === 'keep' && asked.page !== undefined && entryPath.test(asked.page))
    event.waitUntil(keep(asked.page, asked.files ?? []));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== worker.location.origin) return;
  if (request.method === 'POST' && pathname === '/sign-out') event.waitUntil(caches.delete(pages));
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate' && entryPath.test(pathname))
    event.respondWith(page(request, pathname));
  else if (pathname.startsWith('/_app/immutable/')) event.respondWith(file(request));
});

/** Keeps the page as the server gives it now, and its files; what it no longer needs goes. */
async function keep(path: string, wanted: string[]): Promise<void> {
  const response = await fetch(path, { credentials: 'same-origin' });
  if (!response.ok || response.redirected) return;
  await (await caches.open(pages)).put(path, response);
  const cache = await caches.open(files);
  const known = (await cache.keys()).map(({ url }) => url);
  await cache.addAll(wanted.filter((url) => !known.includes(url)));
  await Promise.all(known.filter((url) => !wanted.includes(url)).map((url) => cache.delete(url)));
}

/** The page from the server; as it was kept when there is no network, or only a very slow one. */
async function page(request: Request, path: string): Promise<Response> {
  const answer = fetch(request);
  const kept = await caches.match(path, { cacheName: pages });
  if (kept === undefined) return answer;
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), slow_ms));
  try {
    const first = await Promise.race([answer, late]);
    return first === null || first.status >= 500 ? kept : first;
  } catch {
    return kept; // no network: what was kept is the answer
  }
}

const file = async (request: Request): Promise<Response> =>
  (await caches.match(request, { cacheName: files })) ?? fetch(request);
