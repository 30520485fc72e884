import { dev } from '$app/environment';

/** Has the service worker keep this page and the files it runs on, so that it opens without a network. */
export async function keepPage(path: string): Promise<void> {
  if (dev || !('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register('/service-worker.js', { scope: '/' });
  const { active } = await navigator.serviceWorker.ready;
  const used = performance.getEntriesByType('resource').map(({ name }) => name);
  const files = [
    ...new Set(used.filter((url) => new URL(url).pathname.startsWith('/_app/immutable/')))
  ];
  active?.postMessage({ type: 'keep', page: path, files });
}

/** A number that nobody has had, also on plain http, where browsers make no UUID. */
export const newRequestId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
