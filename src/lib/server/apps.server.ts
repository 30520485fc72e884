import { api } from '../../api/app.server.ts';
import { collectApp } from '#ingest/app.ts';
import { compressed } from '#lib/server/compress.ts';
import { collectContext, server } from '#lib/server/context.server.ts';
import { ops, type Door } from '#lib/server/ops.server.ts';
import { careful } from '#lib/server/security.ts';
import { tracker } from '#lib/server/tracker.server.ts';

/** Answers every request under its prefix, ahead of the pages. */
export type App = (request: Request, door: Door) => Promise<Response>;

/** What the production server (server.js) takes over from the build. */
export type Handover = {
  apps: Record<string, App>;
  announce(url: string): void;
  drain(): void;
  stop(): Promise<void>;
};

type Fetch = { fetch(request: Request, door: Door): Response | Promise<Response> };

const packed =
  (app: Fetch): App =>
  async (request, door) =>
    careful(compressed(request, await app.fetch(request, door)));

let collector: ReturnType<typeof collectApp> | undefined;
const collect: Fetch = {
  fetch: (request, door) => (collector ??= collectApp(collectContext())).fetch(request, door)
};

/** Prefix → app. The development server reaches the same apps through catch-all routes. */
export const apps: Record<string, App> = {
  '/api': packed(api),
  '/collect': packed(collect),
  '/ops': packed(ops),
  '/health': packed(ops),
  '/vitrine.js': packed(tracker)
};

/** Puts the apps where server.js finds them. */
export function handToServer(): void {
  const handover: Handover = {
    apps,
    announce: (url) => server().announce(url),
    drain: () => server().drain(),
    stop: () => server().stop()
  };
  Object.assign(globalThis, { [Symbol.for('vitrine.apps')]: handover });
}
