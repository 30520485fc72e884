import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { RawRequest } from '#model/connector.ts';

/** A signing secret and until when it may still sign; null: for good. */
export type Signer = { value: string; until: string | null };

/** HMAC-SHA-256 of some bytes. */
export const hmac = (
  secret: string,
  body: Uint8Array | string,
  encoding: 'base64' | 'hex'
): string => createHmac('sha256', secret).update(body).digest(encoding);

/** Whether two texts are equal, in a time that does not depend on where they differ or how long they are. */
export const sameText = (a: string, b: string): boolean =>
  timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());

/** Whether any secret that is valid now gives the signature; every one is tried, so that time tells nothing. */
export function signedByAny(
  secrets: readonly Signer[],
  given: string,
  now: Date,
  sign: (secret: string) => string
): boolean {
  const valid = secrets.filter(({ until }) => until === null || Date.parse(until) > now.getTime());
  return valid.map(({ value }) => sameText(sign(value), given)).includes(true);
}

/** A header by its name in lower case; null when it is absent or blank. */
export function header(request: RawRequest, name: string): string | null {
  const value = request.headers[name]?.trim();
  return value === undefined || value === '' ? null : value;
}
