import { z } from 'zod';
import { jsonObject, textOf, type Call } from './call.ts';

const text = z.string().max(4096).nullish();
const Body = z.object({
  type: z.enum(['event', 'identify', 'performance']),
  payload: z.looseObject({
    website: z.string().min(1).max(100),
    hostname: text,
    url: text,
    referrer: text,
    name: text,
    userAgent: text,
    ip: text
  })
});

/**
 * Body of Umami's send API; null when it is none. An event without a name looks at a page; named events, `identify` and
 * `performance` make no visit. `url` may be a path below `hostname`.
 * Source: https://docs.umami.is/docs/api/sending-stats and Umami's own tracker.
 */
export function readUmami(body: string): Call | null {
  const parsed = Body.safeParse(jsonObject(body));
  if (!parsed.success) return null;
  const { type, payload } = parsed.data;
  const host = textOf(payload.hostname);
  const given = textOf(payload.url) ?? (host === null ? null : '/');
  const base = host === null ? undefined : `https://${host}`;
  const url = given !== null && URL.canParse(given, base) ? new URL(given, base).href : null;
  const agent = textOf(payload.userAgent);
  const address = textOf(payload.ip);
  return {
    kind: type === 'event' && textOf(payload.name) === null ? 'view' : 'other',
    site: payload.website,
    url,
    referrer: whole(textOf(payload.referrer), base),
    ...(agent === null ? {} : { agent }),
    ...(address === null ? {} : { address })
  };
}

/** A referrer that is a path only comes from the site itself. */
const whole = (referrer: string | null, base: string | undefined): string | null =>
  referrer !== null && URL.canParse(referrer, base) ? new URL(referrer, base).href : null;
