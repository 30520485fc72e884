import { createHmac, timingSafeEqual } from 'node:crypto';

/** Letters of the signature: 96 bits, short enough for a small QR code. */
const signature_n = 16;
const form = new RegExp(`^([0-9a-z]{1,7})-([\\w-]{${signature_n}})$`);

/** The part of a survey's address that names a link and cannot be guessed. `secret`: the server's. */
export const surveyToken = (secret: string, link_id: number): string =>
  `${link_id.toString(36)}-${signatureOf(secret, link_id)}`;

/** The link a token names; null for one that this server did not sign. */
export function surveyLinkId(secret: string, token: string): number | null {
  const [, number = '', signature = ''] = form.exec(token) ?? [];
  const link_id = Number.parseInt(number, 36);
  if (!Number.isSafeInteger(link_id) || link_id > 2 ** 31 - 1) return null;
  const [given, own] = [Buffer.from(signature), Buffer.from(signatureOf(secret, link_id))];
  return given.length === own.length && timingSafeEqual(given, own) ? link_id : null;
}

const signatureOf = (secret: string, link_id: number): string =>
  createHmac('sha256', secret)
    .update(`survey link ${link_id}`)
    .digest('base64url')
    .slice(0, signature_n);
