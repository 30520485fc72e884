import { z } from 'zod';
import type { DataRequest, RawRequest, Verdict } from '#model/connector.ts';
import { jsonOf } from '../parts/json.ts';
import { header, hmac, signedByAny, type Signer } from '../parts/signature.ts';

/** A header of Shopify's; the newer form of its messages leaves out the leading X. */
const named = (request: RawRequest, name: string): string | null =>
  header(request, `x-shopify-${name}`) ?? header(request, `shopify-${name}`);

/** Whether Shopify sent this: base64 of the HMAC of the raw body under the app's client secret. */
export function verify(
  request: RawRequest,
  { webhook_secrets = [] }: { webhook_secrets?: Signer[] | undefined },
  now: Date
): Verdict {
  const given = named(request, 'hmac-sha256');
  if (given === null) return 'unsigned';
  const sign = (secret: string): string => hmac(secret, request.body, 'base64');
  return signedByAny(webhook_secrets, given, now, sign) ? 'ok' : 'bad_signature';
}

/** The delivery's number, equal for its retries. */
export const deliveryKey = (request: RawRequest): string | null => named(request, 'webhook-id');

/** What a message tells of: `orders/paid`. */
export const topic = (request: RawRequest): string | null => named(request, 'topic');

/** The order or refund in a body. Requests about personal data and other topics hold no sale. */
export const records = (request: RawRequest): unknown[] =>
  /^(orders|refunds)\//.test(topic(request) ?? 'orders/') ? [jsonOf(request.body)] : [];

const number = z.union([z.string(), z.number()]).transform(String);

/** Body of a request about personal data. Source: Shopify, privacy law compliance, mandatory webhooks. */
const Asked = z.object({
  customer: z
    .object({ id: number.nullish(), email: z.string().nullish(), phone: z.string().nullish() })
    .nullish(),
  orders_to_redact: z.array(number).nullish(),
  orders_requested: z.array(number).nullish()
});

const topics: Readonly<Record<string, DataRequest['what']>> = {
  'customers/redact': 'erase_customer',
  'customers/data_request': 'tell_customer',
  'shop/redact': 'erase_shop'
};

/** What a message of the three that every app must follow asks for. */
export function asks(request: RawRequest): DataRequest | null {
  const what = topics[topic(request) ?? ''];
  if (what === undefined) return null;
  const { customer, orders_to_redact, orders_requested } = Asked.parse(jsonOf(request.body));
  return {
    what,
    names: [customer?.email, customer?.id].flatMap((name) => name ?? []),
    orders: orders_to_redact ?? orders_requested ?? []
  };
}
