import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { InvalidInput, VitrineError } from '#model/problem.ts';
import { checkKey, sourceOf, type Store } from '#queries/store.server.ts';

/** Who imports: the source of an ingest key and the one shop it belongs to. */
export type Caller = {
  source_id: number;
  source: string;
  unit: string;
  /** currency and time zone of the shop */
  currency: string;
  zone: string;
};

/** The cookie that keeps a key in the browser: out of reach of scripts, and sent to this path by our own pages only. */
const cookie = 'vitrine_import';
const path = '/collect/v1/files';

/** The same for who gives a signed-in person a key of their shop. */
export const import_cookie = { name: cookie, path } as const;

/** The header that our own page puts on writes; a foreign page cannot send it without asking first, which we refuse. */
export const own_page_header = 'x-vitrine-import';

const session_s = 12 * 3600;

/**
 * The caller by bearer key or by the cookie of the import page. Errors: VitrineError unauthorized (401), forbidden (403)
 * for a write by cookie that does not come from our own page.
 */
export async function callerOf(c: Context, store: Store, now: Date): Promise<Caller> {
  const bearer = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (bearer === undefined && !['GET', 'HEAD'].includes(c.req.method)) refuseForeignPages(c);
  const key = bearer ?? getCookie(c, cookie);
  const caller = key === undefined ? null : await callerBy(store, key, now);
  if (caller === null) throw unauthorized(key);
  return caller;
}

/** Keeps a key in the browser that sent it. Errors: as callerOf. */
export async function openSession(c: Context, store: Store, now: Date): Promise<Caller> {
  refuseForeignPages(c);
  const body: unknown = await c.req.json().catch((cause: unknown) => {
    throw new InvalidInput('not JSON: the body', { cause });
  });
  const key = typeof body === 'object' && body !== null && 'key' in body ? body.key : undefined;
  if (typeof key !== 'string') throw new InvalidInput('no key given', { field: 'key' });
  const caller = await callerBy(store, key.trim(), now);
  if (caller === null) throw unauthorized(key);
  const secure =
    new URL(c.req.url).protocol === 'https:' || c.req.header('x-forwarded-proto') === 'https';
  setCookie(c, cookie, key.trim(), {
    path,
    httpOnly: true,
    sameSite: 'Strict',
    secure,
    maxAge: session_s
  });
  return caller;
}

/** Whether a key comes with a request at all. */
export const hasKey = (c: Context): boolean =>
  c.req.header('authorization') !== undefined || getCookie(c, cookie) !== undefined;

/** Forgets the key of this browser. */
export function closeSession(c: Context): void {
  refuseForeignPages(c);
  deleteCookie(c, cookie, { path });
}

async function callerBy(store: Store, key: string, now: Date): Promise<Caller | null> {
  const valid = await checkKey(store, key, now);
  if (valid === null) return null;
  const { source_id, name, unit, currency, zone } = await sourceOf(store, valid.source_id);
  return { source_id, source: name, unit, currency, zone };
}

function refuseForeignPages(c: Context): void {
  const site = c.req.header('sec-fetch-site');
  if (c.req.header(own_page_header) === undefined || (site !== undefined && site !== 'same-origin'))
    throw new VitrineError(
      'forbidden',
      403,
      2,
      'writes by cookie are taken from our own page only'
    );
}

const unauthorized = (key: string | undefined): VitrineError =>
  new VitrineError('unauthorized', 401, 2, key === undefined ? 'no key given' : 'wrong key', {
    field: 'key'
  });
