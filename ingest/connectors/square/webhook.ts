import type { RawRequest, Verdict } from '#model/connector.ts';
import { jsonOf } from '../parts/json.ts';
import { rawOf, text } from '../parts/raw.ts';
import { header, hmac, signedByAny, type Signer } from '../parts/signature.ts';

/** What a signature is checked with. `notification_url`: as subscribed, to the byte; never rebuilt from the request. */
type Settings = {
  notification_url?: string | undefined;
  webhook_secrets?: Signer[] | undefined;
};

/**
 * Whether Square signed this: base64 HMAC over the subscribed address and the raw body. The old SHA-1 header is refused.
 * Source: Square, Webhooks, validate; domain note section 8.
 */
export function verify(
  request: RawRequest,
  { notification_url, webhook_secrets = [] }: Settings,
  now: Date
): Verdict {
  const given = header(request, 'x-square-hmacsha256-signature');
  if (given === null)
    return header(request, 'x-square-signature') === null ? 'unsigned' : 'bad_signature';
  if (notification_url === undefined) return 'bad_signature';
  const signed = Buffer.concat([Buffer.from(notification_url), request.body]);
  const sign = (secret: string): string => hmac(secret, signed, 'base64');
  return signedByAny(webhook_secrets, given, now, sign) ? 'ok' : 'bad_signature';
}

const eventText = (request: RawRequest, name: string): string | null =>
  text(rawOf(jsonOf(request.body)) ?? {}, name);

/** Number of the event, equal for its retries. */
export const deliveryKey = (request: RawRequest): string | null => eventText(request, 'event_id');

/** Type of the event: `payment.updated`. */
export const topic = (request: RawRequest): string | null => eventText(request, 'type');

/** The event itself. */
export const records = (request: RawRequest): unknown[] => [jsonOf(request.body)];
