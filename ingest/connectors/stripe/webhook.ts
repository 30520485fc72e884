import type { RawRequest, Verdict } from '#model/connector.ts';
import { jsonOf } from '../parts/json.ts';
import { rawOf, text } from '../parts/raw.ts';
import { header, hmac, signedByAny, type Signer } from '../parts/signature.ts';

/** How long a signature is good, as Stripe's own libraries have it. */
const tolerance_s = 300;
/** How far two well-kept clocks may differ; a later time is a forgery or a broken clock. */
const skew_s = 5;

/**
 * Whether Stripe signed this: hex HMAC over `t + "." + body`; any v1 may match, other schemes are never looked at.
 * Source: Stripe, Webhooks, verify manually; domain note section 8.
 */
export function verify(
  request: RawRequest,
  { webhook_secrets = [] }: { webhook_secrets?: Signer[] | undefined },
  now: Date
): Verdict {
  const given = header(request, 'stripe-signature');
  if (given === null) return 'unsigned';
  const parts = given.split(',').map((part) => part.trim().split('='));
  const at = parts.find(([name]) => name === 't')?.[1] ?? '';
  const signatures = parts.flatMap(([name, value]) => (name === 'v1' ? [value ?? ''] : []));
  if (!/^\d{1,12}$/.test(at) || signatures.length === 0) return 'bad_signature';
  const signed = Buffer.concat([Buffer.from(`${at}.`), request.body]);
  const matches = signatures.map((signature) =>
    signedByAny(webhook_secrets, signature, now, (secret) => hmac(secret, signed, 'hex'))
  );
  if (!matches.includes(true)) return 'bad_signature';
  const age_s = now.getTime() / 1_000 - Number(at);
  return age_s > tolerance_s || age_s < -skew_s ? 'stale' : 'ok';
}

const eventText = (request: RawRequest, name: string): string | null =>
  text(rawOf(jsonOf(request.body)) ?? {}, name);

/** Number of the event, equal for its retries. */
export const deliveryKey = (request: RawRequest): string | null => eventText(request, 'id');

/** Type of the event: `charge.succeeded`. */
export const topic = (request: RawRequest): string | null => eventText(request, 'type');

/** The event itself. */
export const records = (request: RawRequest): unknown[] => [jsonOf(request.body)];
