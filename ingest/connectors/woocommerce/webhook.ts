import type { RawRequest, Verdict } from '#model/connector.ts';
import { jsonOf } from '../parts/json.ts';
import { header, hmac, signedByAny, type Signer } from '../parts/signature.ts';

/**
 * Whether WooCommerce sent this. Creating a hook sends an unsigned form `webhook_id=N` that wants an answer of 200.
 * Source: class-wc-webhook.php, deliver_ping and generate_signature.
 */
export function verify(
  request: RawRequest,
  { webhook_secrets = [] }: { webhook_secrets?: Signer[] | undefined },
  now: Date
): Verdict {
  const given = header(request, 'x-wc-webhook-signature');
  if (given === null) return isPing(request) ? 'hello' : 'unsigned';
  const sign = (secret: string): string => hmac(withoutEntities(secret), request.body, 'base64');
  return signedByAny(webhook_secrets, given, now, sign) ? 'ok' : 'bad_signature';
}

const isPing = ({ body }: RawRequest): boolean =>
  body.length < 40 && /^webhook_id=\d+$/.test(new TextDecoder().decode(body));

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const numbered: Record<number, string> = { 34: '"', 38: '&', 39: "'", 60: '<', 62: '>' };

/** A secret as it signs: WordPress decodes its five special characters first, once. Source: wp_specialchars_decode. */
const withoutEntities = (secret: string): string =>
  secret.replace(
    /&(?:(amp|lt|gt|quot)|#0*(\d{2})|#[xX]0*([0-9a-fA-F]{2}));/g,
    (whole, name?: string, decimal?: string, hex?: string) =>
      name !== undefined
        ? (entities[name] ?? whole)
        : (numbered[decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal)] ?? whole)
  );

/** What a hook tells of: `order.created`. */
export const topic = (request: RawRequest): string | null => header(request, 'x-wc-webhook-topic');

/** The order in a body; topics of products, coupons and customers hold none. */
export const records = (request: RawRequest): unknown[] =>
  (topic(request) ?? 'order.').startsWith('order.') ? [jsonOf(request.body)] : [];
