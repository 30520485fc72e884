import { apiApp } from '../../src/api/app.server.ts';
import { clientOf, type Document } from '../../src/api/client/client.ts';
import type { Page } from './page.ts';

/** static/vitrine-client.js: a client of the API, made from the document that describes it. */
export const page: Page = {
  path: 'static/vitrine-client.js',
  content: () => clientOf(document()).code
};

/** The document of the API; no store is opened for it. */
export function document(): Document {
  const app = apiApp({ store: () => Promise.reject(new Error('no store')), isPublic: () => true });
  const info = { title: 'Vitrine', version: '1' };
  return app.getOpenAPI31Document({ openapi: '3.1.0', info }) as unknown as Document; // the part of it that we read
}
